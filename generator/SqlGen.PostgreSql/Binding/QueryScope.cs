using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding;

/// <summary>One source of rows in FROM under its name; <paramref name="IsComplete"/> is false where its columns aren't all known.</summary>
internal sealed record ScopeEntry(string Name, IReadOnlyList<BoundColumn> Columns, bool IsComplete, string? Schema = null, Catalog.Relation? Relation = null);

/// <summary>The names that an expression can use: sources of rows, WITH queries, and those of the query around it.</summary>
internal sealed class QueryScope(QueryScope? outer = null)
{
    private readonly Dictionary<string, ScopeEntry> _with = new(StringComparer.Ordinal);

    public List<ScopeEntry> Entries { get; } = [];

    /// <summary>What <c>*</c> stands for, and where an unqualified name is looked for: USING columns once.</summary>
    public List<BoundColumn> Columns { get; } = [];

    /// <summary>False as soon as one source isn't wholly known.</summary>
    public bool IsComplete { get; private set; } = true;

    public void Add(FromBinding item)
    {
        Entries.AddRange(item.Entries);
        Columns.AddRange(item.Columns);
        IsComplete &= item.IsComplete;
    }

    public void AddWith(ScopeEntry entry) => _with[entry.Name] = entry;

    public ScopeEntry? FindWith(string name) => _with.TryGetValue(name, out var entry) ? entry : outer?.FindWith(name);

    public ScopeEntry? FindEntry(string name, string? schema = null) =>
        Entries.Find(e => e.Name == name && (schema is null || e.Schema == schema)) ?? outer?.FindEntry(name, schema);

    /// <summary>The column meant; null if there is none, or more than one.</summary>
    public BoundColumn? FindColumn(ColumnReference reference)
    {
        var parts = reference.Parts;
        if (parts.Count == 1)
        {
            var found = Columns.FindAll(c => c.Name == parts[0].Name);
            return found.Count == 1 ? found[0] : found.Count > 1 ? null : outer?.FindColumn(reference);
        }

        var entry = FindEntry(parts[parts.Count - 2].Name, parts.Count > 2 ? parts[parts.Count - 3].Name : null);
        return entry?.Columns.FirstOrDefault(c => c.Name == parts[parts.Count - 1].Name);
    }

    /// <summary>Whether everything in reach is known, so that a name that isn't found doesn't exist.</summary>
    public bool IsKnown => IsComplete && (outer is null || outer.IsKnown);

    public IEnumerable<string> ColumnNames => Columns.Select(static c => c.Name).Concat(outer?.ColumnNames ?? []);
}

/// <summary>What a FROM item puts into the scope.</summary>
internal sealed record FromBinding(IReadOnlyList<ScopeEntry> Entries, IReadOnlyList<BoundColumn> Columns, bool IsComplete);
