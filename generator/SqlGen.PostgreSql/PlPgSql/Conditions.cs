namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>Names of conditions that handlers wait for (errcodes.txt), as far as definitions raise them.</summary>
internal static class Conditions
{
    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["feature_not_supported"] = "0A000",
        ["dependent_objects_still_exist"] = "2BP01",
        ["dependent_privilege_descriptors_still_exist"] = "2B000",
        ["invalid_schema_name"] = "3F000",
        ["syntax_error_or_access_rule_violation"] = "42000",
        ["insufficient_privilege"] = "42501",
        ["syntax_error"] = "42601",
        ["duplicate_column"] = "42701",
        ["ambiguous_column"] = "42702",
        ["undefined_column"] = "42703",
        ["undefined_object"] = "42704",
        ["duplicate_object"] = "42710",
        ["duplicate_alias"] = "42712",
        ["duplicate_function"] = "42723",
        ["ambiguous_function"] = "42725",
        ["wrong_object_type"] = "42809",
        ["invalid_foreign_key"] = "42830",
        ["undefined_function"] = "42883",
        ["undefined_table"] = "42P01",
        ["undefined_parameter"] = "42P02",
        ["duplicate_database"] = "42P04",
        ["duplicate_schema"] = "42P06",
        ["duplicate_table"] = "42P07",
        ["invalid_table_definition"] = "42P16",
        ["invalid_object_definition"] = "42P17",
        ["raise_exception"] = "P0001",
    };

    /// <summary>Whether a handler's condition, a name or a SQLSTATE, covers an error.</summary>
    public static bool Includes(string condition, string state) =>
        condition == "others" || condition == state
        || (States.TryGetValue(condition, out var named) && (named == state || (named.EndsWith("000", StringComparison.Ordinal) && named.Substring(0, 2) == state.Substring(0, 2))));
}
