using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules;

/// <summary>A catalog and what rules ask of it again and again; conditions and bodies are parsed once.</summary>
public sealed class AdviceContext(DatabaseCatalog catalog)
{
    private const string ExpressionStart = "select ";
    private const string BodyStart = "create procedure p() ";

    private readonly Dictionary<string, Expression?> _expressions = new(StringComparer.Ordinal);
    private readonly Dictionary<Catalog.Function, IReadOnlyList<Statement>?> _bodies = [];

    private readonly ParseOptions _options = ParseOptions.Default with { Version = catalog.Version };

    public DatabaseCatalog Catalog { get; } = catalog;

    /// <summary>The files' own tables that stay.</summary>
    public IEnumerable<Relation> Tables =>
        Catalog.Relations.Where(static r => r is { IsExternal: false, Origin: not null, IsTemporary: false, Kind: RelationKind.Table or RelationKind.PartitionedTable });

    public IEnumerable<Catalog.Function> Functions => Catalog.Functions.Where(static f => f is { IsExternal: false, Origin: not null });

    public IEnumerable<(Relation Table, Policy Policy)> Policies =>
        from table in Catalog.Relations from policy in table.Policies where policy.Origin is not null select (table, policy);

    /// <summary>A condition as it stands in the file; positions are those of the text given.</summary>
    public Expression? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!_expressions.TryGetValue(text, out var expression))
        {
            var script = SqlParser.Parse(new SourceFile("condition", ExpressionStart + text), _options);
            expression = script.Statements is [SelectStatement { Items: [var item] }] ? item.Value : null;
            _expressions.Add(text, expression);
        }

        return expression;
    }

    /// <summary>What stands at an expression of <see cref="Parse"/>.</summary>
    public static string TextOf(string text, SyntaxNode node) => text.Substring(node.Range.Start - ExpressionStart.Length, node.Range.Length);

    /// <summary>The text with one node of it replaced.</summary>
    public static string Replace(string text, SyntaxNode node, string replacement)
    {
        var start = node.Range.Start - ExpressionStart.Length;
        return text.Substring(0, start) + replacement + text.Substring(start + node.Range.Length);
    }

    /// <summary>The statements of a LANGUAGE sql function; null where its body is no SQL that can be read.</summary>
    public IReadOnlyList<Statement>? Body(Catalog.Function function)
    {
        if (!_bodies.TryGetValue(function, out var body))
        {
            body = function is { Language: "sql", Body: { } text } ? ReadBody(text) : null;
            _bodies.Add(function, body);
        }

        return body;
    }

    /// <summary>The table a body means; null where a name without a schema may mean several.</summary>
    public Relation? FindTable(QualifiedName name)
    {
        var found = Catalog.Relations.FindAll(r => r.Name == name.Name && (name.Schema is null || r.Schema == name.Schema));
        return found.Count == 1 ? found[0] : null;
    }

    public static SqlDiagnostic At(SqlDiagnosticDescriptor rule, Origin origin, string message) => new(rule, origin.File, origin.Range, message);

    private IReadOnlyList<Statement>? ReadBody(string text)
    {
        var word = text.TrimStart();
        var isSqlBody = word.StartsWith("begin", StringComparison.OrdinalIgnoreCase) || word.StartsWith("return", StringComparison.OrdinalIgnoreCase);
        var script = SqlParser.Parse(new SourceFile("body", isSqlBody ? BodyStart + text : text), _options);
        if (script.Diagnostics.Any(static d => d.Severity == SqlSeverity.Error))
        {
            return null;
        }

        return !isSqlBody ? script.Statements : script.Statements is [CreateFunctionStatement { Body: AtomicBody atomic }] ? atomic.Statements : null;
    }
}
