using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>The SQLSTATE with which the server would refuse what a diagnostic speaks of.</summary>
internal static class SqlStates
{
    public static string Of(SqlDiagnostic diagnostic) => diagnostic.Descriptor.Id switch
    {
        "SQLG001" or "SQLG002" => "42601",
        "SQLG101" when Begins(diagnostic, "relation") => "42P07",
        "SQLG101" when Begins(diagnostic, "schema") => "42P06",
        "SQLG101" when Begins(diagnostic, "function") || Begins(diagnostic, "procedure") => "42723",
        "SQLG101" => "42710",
        "SQLG102" => "42P01",
        "SQLG103" => "42703",
        "SQLG104" => "42701",
        "SQLG106" => "42883",
        "SQLG107" when Begins(diagnostic, "schema") => "3F000",
        "SQLG105" or "SQLG107" or "SQLG108" => "42704",
        "SQLG110" when Begins(diagnostic, "cannot drop") => "2BP01",
        "SQLG110" when Begins(diagnostic, "multiple primary keys") => "42P16",
        "SQLG110" when diagnostic.Message.Contains("is not a") => "42809",
        _ => "42P17",
    };

    private static bool Begins(SqlDiagnostic diagnostic, string words) => diagnostic.Message.StartsWith(words, StringComparison.Ordinal);
}
