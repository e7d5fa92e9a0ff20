using SqlGen.PostgreSql.Binding.Analysis;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Binding;

/// <summary>A query of a file under Queries: its text, and a line <c>--> name | type [| not null]</c> a result column.</summary>
public sealed record BoundQuery(string Sql, IReadOnlyList<string> Columns)
{
    public static readonly string[] Files = ["operators", "expressions", "functions", "sources"];

    /// <summary>What only version 18 and later take.</summary>
    public static readonly string[] FilesOf18 = ["since18"];

    private static readonly Dictionary<PostgresVersion, Lazy<DatabaseCatalog>> Catalogs = Enum.GetValues<PostgresVersion>().ToDictionary(
        static version => version,
        static version => new Lazy<DatabaseCatalog>(() => CatalogBuilder.Build([SqlParser.Parse(new SourceFile("schema.sql", Schema), ParseOptions.ServerOf(version))]).Catalog));

    public static string Schema => Read("schema");

    public static IReadOnlyList<BoundQuery> ReadFile(string name)
    {
        var queries = new List<BoundQuery>();
        foreach (var block in Read(name).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Trim().Split('\n').ToLookup(static l => l.StartsWith("--> ", StringComparison.Ordinal));
            queries.Add(new BoundQuery(string.Join('\n', lines[false]), [.. lines[true]]));
        }

        return queries;
    }

    /// <summary>The columns as SqlGen sees them, in the lines of the file.</summary>
    public static IReadOnlyList<string> Describe(string sql, PostgresVersion version = PostgresVersion.V17)
    {
        var script = SqlParser.Parse(new SourceFile("query.sql", sql), ParseOptions.ServerOf(version));
        Assert.Empty(script.Diagnostics);
        var columns = QueryAnalyzer.Bind(Assert.Single(script.Statements), new AnalysisScope(Catalogs[version].Value, ["public"]));
        return columns is null
            ? ["--> columns unknown"]
            : columns.Select(static c => $"--> {c.Name} | {c.Type?.ToString() ?? "unknown: " + c.Reason}{(c.NotNull ? " | not null" : "")}").ToList();
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Binding", "Queries", name + ".sql"));
}
