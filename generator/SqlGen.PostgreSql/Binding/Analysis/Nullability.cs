using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>Functions and operators that never turn values into null. STRICT says only that null stays null, so these are named one by one.</summary>
internal static class Nullability
{
    private static readonly HashSet<string> Operators = new(
        ["=", "<>", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "^", "||", "&", "|", "~", "~*", "!~", "!~*", "~~", "~~*", "!~~", "!~~*", "@>", "<@", "&&"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> NeverNull = new(
        """
        count now clock_timestamp statement_timestamp transaction_timestamp timeofday gen_random_uuid random pi version concat row_number rank
        dense_rank percent_rank cume_dist json_build_object jsonb_build_object json_build_array jsonb_build_array current_database pg_backend_pid
        uuid_generate_v4 uuidv4 uuidv7 num_nulls num_nonnulls
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly HashSet<string> KeepNotNull = new(
        """
        abs ceil ceiling floor round trunc sign sqrt power exp mod greatest lower upper initcap length char_length character_length octet_length
        bit_length btrim ltrim rtrim lpad rpad left right repeat replace reverse translate split_part substr substring overlay position strpos
        md5 sha256 encode decode ascii chr to_hex quote_ident quote_literal concat_ws date_trunc date_part extract age timezone make_date
        make_time make_timestamp make_timestamptz make_interval to_timestamp to_date to_char cardinality array_append array_prepend array_cat
        to_json to_jsonb row_to_json jsonb_typeof json_typeof jsonb_set jsonb_strip_nulls date timestamp timestamptz text varchar int4 int8
        numeric float8 starts_with vector_dims cosine_distance l2_distance inner_product array_reverse array_sort casefold crc32 crc32c gamma lgamma
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    public static bool OperatorKeepsNotNull(OperatorSignature found, string symbol) =>
        found.Schema == TypeReference.PgCatalog && Operators.Contains(symbol);

    public static bool IsNeverNull(Signature signature) => NeverNull.Contains(signature.Name) && IsTrusted(signature);

    public static bool FunctionKeepsNotNull(Signature signature) => KeepNotNull.Contains(signature.Name) && IsTrusted(signature);

    // uuid_generate_v4 and vector_dims live wherever their extension does.
    private static bool IsTrusted(Signature signature) => signature.IsBuiltIn || signature.Name is "uuid_generate_v4" or "vector_dims" or "cosine_distance" or "l2_distance" or "inner_product";
}
