using System.Collections.Immutable;
using SqlGen.Generator.Analyzers.SqlInCode;
using SqlGen.PostgreSql.Binding.Analysis;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Analyzers.InCode;

/// <summary>A relation, or a column of one, as a mapping attribute names it.</summary>
public sealed record MappedName(string? Schema, string Relation, string? Column)
{
    /// <summary>What is wrong with it; null where some database has it, or may.</summary>
    public QueryProblem? Check(ImmutableArray<CodeCatalog> catalogs)
    {
        // Some mappers quote names and others don't.
        var folded = new MappedName(Schema?.ToLowerInvariant(), Relation.ToLowerInvariant(), Column?.ToLowerInvariant());
        QueryProblem? first = null;
        foreach (var catalog in catalogs)
        {
            if (Problem(catalog) is not { } problem || folded.Problem(catalog) is null)
            {
                return null;
            }

            first ??= problem;
        }

        return first;
    }

    // Asked as the query that a mapper would send: then all applies that is known of names in queries.
    private QueryProblem? Problem(CodeCatalog catalog)
    {
        var relation = (Schema is null ? "" : Quote(Schema) + ".") + Quote(Relation);
        var script = SqlParser.Parse(new SourceFile("", $"select {(Column is null ? "1" : "t." + Quote(Column))} from {relation} as t"), ParseOptions.Server);
        var problem = script.Statements.SelectMany(s => catalog.Check(s).Problems).FirstOrDefault();
        return problem is null || (problem.Kind == QueryProblemKind.UnknownRelation) != (Column is null) ? null : problem with { Suggestion = Unquote(problem.Suggestion) };
    }

    // SQL's quotes are not the attribute's.
    private static string? Unquote(string? name) =>
        name is ['"', .., '"'] ? name.Substring(1, name.Length - 2).Replace("\"\"", "\"") : name;

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";
}
