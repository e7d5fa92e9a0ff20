using SqlGen.PostgreSql.Binding.Analysis;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>One database as its schema files tell of it, for the questions that analyzers of C# ask.</summary>
/// <param name="catalog">What the files make.</param>
/// <param name="isComplete">Whether nothing else makes objects: no file has errors, and no SQL is made up at the server.</param>
public sealed class CodeCatalog(DatabaseCatalog catalog, bool isComplete)
{
    private readonly object _lock = new();
    private AnalysisScope? _scope;

    public DatabaseCatalog Catalog => catalog;

    public QueryReport Check(Statement statement)
    {
        // A scope looks names up when they are asked for, and remembers them.
        lock (_lock)
        {
            // Which schemas a session searches is not known: a name may be of any.
            _scope ??= new AnalysisScope(catalog, [.. catalog.Schemas]);
            var report = QueryAnalyzer.Check(statement, _scope);
            return isComplete ? report : report with { Problems = [] };
        }
    }
}
