namespace SqlGen.PostgreSql.Catalog;

/// <summary>The types of schema <c>pg_catalog</c>, by internal name.</summary>
public static class BuiltInTypes
{
    // pg_type.dat, without array types and the row types of system catalogs.
    private static readonly HashSet<string> Base = Words(
        """
        aclitem bit bool box bpchar bytea char cid cidr circle date float4 float8 gtsvector inet int2 int2vector int4 int8 interval json jsonb
        jsonpath line lseg macaddr macaddr8 money name numeric oid oidvector path pg_brin_bloom_summary pg_brin_minmax_multi_summary
        pg_dependencies pg_lsn pg_mcv_list pg_ndistinct pg_node_tree pg_snapshot point polygon refcursor regclass regcollation regconfig
        regdictionary regnamespace regoper regoperator regproc regprocedure regrole regtype text tid time timestamp timestamptz timetz
        tsquery tsvector txid_snapshot uuid varbit varchar xid xid8 xml
        """);

    private static readonly HashSet<string> Pseudo = Words(
        """
        any anyarray anycompatible anycompatiblearray anycompatiblemultirange anycompatiblenonarray anycompatiblerange anyelement anyenum
        anymultirange anynonarray anyrange cstring event_trigger fdw_handler index_am_handler internal language_handler pg_ddl_command record
        table_am_handler trigger tsm_handler unknown void
        """);

    private static readonly Dictionary<string, (string Subtype, string Multirange)> Ranges = new(StringComparer.Ordinal)
    {
        ["int4range"] = ("int4", "int4multirange"),
        ["int8range"] = ("int8", "int8multirange"),
        ["numrange"] = ("numeric", "nummultirange"),
        ["tsrange"] = ("timestamp", "tsmultirange"),
        ["tstzrange"] = ("timestamptz", "tstzmultirange"),
        ["daterange"] = ("date", "datemultirange"),
    };

    private static readonly HashSet<string> Multiranges = new(Ranges.Values.Select(static r => r.Multirange), StringComparer.Ordinal);

    private static readonly HashSet<string> WithModifier = Words("bit varbit bpchar varchar numeric time timetz timestamp timestamptz interval");

    public static bool Contains(string name) =>
        Base.Contains(name) || Ranges.ContainsKey(name) || Multiranges.Contains(name) || Pseudo.Contains(name);

    /// <summary>Types of arguments and results only, never of a column: <c>void</c>, <c>trigger</c>, <c>anyelement</c>, …</summary>
    public static bool IsPseudo(string name) => Pseudo.Contains(name);

    public static bool IsPolymorphic(string name) => name.StartsWith("any", StringComparison.Ordinal) && Pseudo.Contains(name) && name != "any";

    public static bool TakesModifier(string name) => WithModifier.Contains(name);

    /// <summary>The element type and the multirange of a built-in range; null for other types.</summary>
    public static (string Subtype, string Multirange)? FindRange(string name) => Ranges.TryGetValue(name, out var range) ? range : null;

    public static IEnumerable<string> Names => Base.Concat(Ranges.Keys).Concat(Multiranges);

    internal static HashSet<string> Words(string text) =>
        new(text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
