namespace SqlGen.Internal;

/// <summary>Quoting for the few texts of the schema itself (its roles, its search_path) that become part of a statement.</summary>
internal static class SqlText
{
    internal static string Literal(string value)
    {
        var quoted = "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
        // E'' means the same whatever standard_conforming_strings is.
        return value.Contains('\\', StringComparison.Ordinal) ? "E" + quoted.Replace("\\", "\\\\", StringComparison.Ordinal) : quoted;
    }

    internal static string Identifier(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
