using SqlGen.PostgreSql.Binding.Data;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

// One name at a time: relations, columns, functions.
public sealed partial class QueryAnalyzer
{
    private Relation? CheckRelation(QualifiedName name, QueryLevel? level)
    {
        if (name.Schema is null && level is not null && FindCommonTable(name.Name, level) is not null)
        {
            return null;
        }

        if (_scope.FindRelation(name) is { } type)
        {
            var relation = _scope.Catalog.FindRelation(type.Schema, type.Name);
            if (relation is not null && !_relations.ContainsKey(relation))
            {
                _relations.Add(relation, name.Range);
            }

            return relation;
        }

        var isSequence = _scope.Catalog.Sequences.Exists(s => s.Name == name.Name && (name.Schema is null || s.Schema == name.Schema));
        if (!isSequence && IsOurs(name) && !name.Name.StartsWith("pg_", StringComparison.Ordinal) && !HasUnknownExtension())
        {
            var near = Suggestion.Nearest(name.Name, _scope.Catalog.Relations.Where(r => name.Schema is null || r.Schema == name.Schema).Select(static r => r.Name));
            Report(QueryProblemKind.UnknownRelation, name.Parts[name.Parts.Count - 1], $"relation \"{Unquoted(name)}\" does not exist", near);
        }

        return null;
    }

    private void CheckColumn(IReadOnlyList<Identifier> parts, QueryLevel level, HashSet<string>? outputs)
    {
        var column = parts[parts.Count - 1];
        if (parts.Count > 1)
        {
            CheckQualifiedColumn(parts, level);
            return;
        }

        var sources = SourcesOf(level).ToList();
        var isKnown = outputs?.Contains(column.Name) == true
            || sources.Exists(s => s.IsOpen || s.Name == column.Name || s.Find(column.Name) is not null || (s.HasSystemColumns && SystemColumn(column.Name) is not null));
        if (!isKnown)
        {
            var near = Suggestion.Nearest(column.Name, sources.SelectMany(static s => s.Columns).Select(static c => c.Name).Concat(outputs ?? []));
            Report(QueryProblemKind.UnknownColumn, column, $"column \"{column.Name}\" {(OnlyRelation(sources) is { } relation ? $"of relation \"{relation}\" " : "")}does not exist", near);
        }
    }

    private void CheckQualifiedColumn(IReadOnlyList<Identifier> parts, QueryLevel level)
    {
        var column = parts[parts.Count - 1];
        if (CheckQualifier(parts.Take(parts.Count - 1).ToList(), level) is not { Count: > 0 } named)
        {
            return;
        }

        // row.name may also be the call name(row).
        var isKnown = named.Exists(s => s.IsOpen || s.Find(column.Name) is not null || (s.HasSystemColumns && SystemColumn(column.Name) is not null))
            || _scope.Functions.Named(column.Name).Count > 0;
        if (!isKnown)
        {
            Report(QueryProblemKind.UnknownColumn, column, $"column {parts[parts.Count - 2].Name}.{column.Name} does not exist",
                Suggestion.Nearest(column.Name, named.SelectMany(static s => s.Columns).Select(static c => c.Name)));
        }
    }

    /// <summary>The sources that a qualifier may name; null where that can't be told.</summary>
    private List<RowSource>? CheckQualifier(IReadOnlyList<Identifier> qualifier, QueryLevel level)
    {
        var sources = SourcesOf(level).ToList();
        var name = qualifier[qualifier.Count - 1];
        var named = sources.FindAll(s => s.Name == name.Name);

        // schema.table.composite and relations that no file tells of are left alone.
        if (named.Count > 0 || sources.Exists(s => (s.IsOpen && s.Name is null) || qualifier.Any(q => q.Name == s.Name) || s.Find(name.Name) is not null))
        {
            return named;
        }

        Report(QueryProblemKind.UnknownRelation, name, $"missing FROM-clause entry for table \"{name.Name}\"; add it to FROM or use the name given there",
            Suggestion.Nearest(name.Name, sources.Select(static s => s.Name).OfType<string>()));
        return null;
    }

    /// <param name="source">The item of FROM that the call stands in: its own rows are not there yet.</param>
    private void CheckFunction(FunctionCall call, QueryLevel level, FromFunction? source)
    {
        var name = call.Name;
        var isKnown = _scope.Functions.Named(name.Name).Count > 0
            || _scope.Catalog.Functions.Exists(f => f.Name == name.Name)
            || _scope.FindType(name) is not null
            || ObjectSet.Newer.Functions.ContainsKey(name.Name)
            || ObjectSet.IsOfSomeExtension(name.Name)
            // name(row) may also be the column row.name.
            || (call.Arguments.Count == 1 && SourcesOf(level).Any(s => (source is null || (s.Call != source && !s.IsRepetition)) && (s.IsOpen || s.Find(name.Name) is not null)));
        if (isKnown || !IsOurs(name) || name.Name.StartsWith("pg_", StringComparison.Ordinal) || HasUnknownExtension())
        {
            return;
        }

        var known = _scope.Catalog.Functions.Where(f => name.Schema is null || f.Schema == name.Schema).Select(static f => f.Name);
        Report(QueryProblemKind.UnknownFunction, name.Parts[name.Parts.Count - 1], $"function {Unquoted(name)} does not exist",
            Suggestion.Nearest(name.Name, known.Concat(name.Schema is null ? ObjectSet.BuiltIn.Functions.Keys : [])));
    }

    /// <summary>A schema that no file makes belongs to somebody else: a platform, another tool.</summary>
    private bool IsOurs(QualifiedName name) =>
        name.Schema is null || (_scope.Catalog.Schemas.Contains(name.Schema) && !PlatformObjects.IsPlatformSchema(name.Schema));

    private bool HasUnknownExtension() => _scope.Catalog.Extensions.Exists(static e => ObjectSet.FindExtension(e.Name) is null && e.Name != "plpgsql");

    // Visibility is left out on purpose: what a query could name in another place is not reported as unknown.
    private static IEnumerable<RowSource> SourcesOf(QueryLevel? level)
    {
        for (; level is not null; level = level.Parent)
        {
            foreach (var source in level.Sources)
            {
                yield return source;
            }
        }
    }

    private static string? OnlyRelation(List<RowSource> sources) =>
        sources.Count == 1 && sources[0].WholeRow?.Type is { } type && sources[0].HasSystemColumns ? type.Name : null;

    private static string Unquoted(QualifiedName name) => string.Join(".", name.Parts.Select(static p => p.Name));

    private void Report(QueryProblemKind kind, Identifier name, string message, string? near) =>
        _problems.Add(new QueryProblem(kind, name.Range, near is null ? message : $"{message}; did you mean \"{near}\"?", name.Name, near));
}
