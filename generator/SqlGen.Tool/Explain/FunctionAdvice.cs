using Npgsql;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Rules;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Commands;
using SqlGen.Tool.Database;

namespace SqlGen.Tool.Explain;

/// <summary>What the text of a live function shows: the vector index it means to use, and what the advice rules say of it.</summary>
/// <param name="Body">Empty where it has none that can be read.</param>
/// <param name="Expectation">Null where it searches no vectors.</param>
internal sealed record FunctionAdvice(string Body, VectorExpectation? Expectation, IReadOnlyList<SqlDiagnostic> Findings)
{
    public static async Task<FunctionAdvice> ReadAsync(NpgsqlConnection connection, CalledFunction called, CancellationToken ct)
    {
        var file = new SourceFile("database", await SchemaText.ReadAsync(connection, ct));
        var script = SqlParser.Parse(file, ParseOptions.Default with { Version = ServerOption.Of(connection) });
        var (catalog, _) = CatalogBuilder.Build([script]);
        if (Find(catalog, called) is not { Body: { } body } function)
        {
            return new FunctionAdvice("", null, []);
        }

        // Rules about an index name the functions that it fails.
        var name = $"function \"{function.Name}\"";
        return new FunctionAdvice(
            body,
            VectorExpectation.Of(new AdviceContext(catalog), function),
            [.. Advisor.Check(catalog, [script]).Where(f => f.Message.Contains(name, StringComparison.Ordinal))]);
    }

    public string? Finding(SqlDiagnosticDescriptor rule) => Findings.FirstOrDefault(f => f.Descriptor.Id == rule.Id)?.Message;

    private static Function? Find(DatabaseCatalog catalog, CalledFunction called)
    {
        var named = catalog.Functions.FindAll(f => f.Schema == called.Schema && f.Name == called.Name && f.Origin is not null);
        return named.Find(f => f.InputArguments.Select(static a => Last(a.Type.ToString())).SequenceEqual(called.Arguments.Select(static a => Last(a.Type)))) ?? (named.Count == 1 ? named[0] : null);
    }

    private static string Last(string type) => type[(type.LastIndexOf('.') + 1)..];
}
