namespace SqlGen.PostgreSql.Catalog;

/// <summary>An index and the relation it is on: indexes share one name space with tables, views and sequences.</summary>
internal sealed record IndexEntry(Relation Relation, RelationIndex Index);

/// <summary>
/// Who holds which name in a schema, as <c>pg_class</c>, <c>pg_type</c> and <c>pg_constraint</c> keep it: relations, indexes, sequences and composite
/// types share one name space, types (row types of relations included) another; constraint names only steer names that the server chooses.
/// </summary>
internal sealed class NameTable
{
    private readonly Dictionary<(string Schema, string Name), object> _relations = [];
    private readonly Dictionary<string, List<Relation>> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Schema, string Name), CatalogObject> _types = [];
    private readonly Dictionary<(string Schema, string Name), int> _constraints = [];

    /// <summary>A <see cref="Relation"/>, <see cref="Sequence"/>, <see cref="CompositeType"/> or <see cref="IndexEntry"/>.</summary>
    public object? FindRelation(string schema, string name) => _relations.TryGetValue((schema, name), out var found) ? found : null;

    /// <summary>Tables and views of this name, in whatever schemas.</summary>
    public IReadOnlyList<Relation> FindTables(string name) => _tables.TryGetValue(name, out var found) ? found : [];

    public CatalogObject? FindType(string schema, string name) => _types.TryGetValue((schema, name), out var found) ? found : null;

    public bool HasConstraint(string schema, string name) => _constraints.ContainsKey((schema, name));

    public IEnumerable<(string Schema, string Name, object Holder)> Relations => _relations.Select(static p => (p.Key.Schema, p.Key.Name, p.Value));

    public IEnumerable<(string Schema, string Name, CatalogObject Type)> Types => _types.Select(static p => (p.Key.Schema, p.Key.Name, p.Value));

    public void Add(CatalogObject holder)
    {
        var key = (holder.Schema, holder.Name);
        if (holder is Relation or Sequence or CompositeType)
        {
            _relations[key] = holder;
        }

        if (holder is Relation table)
        {
            if (!_tables.TryGetValue(table.Name, out var namesakes))
            {
                _tables.Add(table.Name, namesakes = []);
            }

            namesakes.Add(table);
        }

        if (holder is Relation or EnumType or DomainType or CompositeType or RangeType or BaseType)
        {
            _types[key] = holder;
        }

        if (holder is RangeType range)
        {
            _types[(range.Schema, range.MultirangeName)] = range;
        }

        foreach (var constraint in ConstraintsOf(holder))
        {
            AddConstraint(holder.Schema, constraint);
        }

        foreach (var index in (holder as Relation)?.Indexes ?? [])
        {
            Add((Relation)holder, index);
        }
    }

    public void Remove(CatalogObject holder)
    {
        var key = (holder.Schema, holder.Name);
        if (_relations.TryGetValue(key, out var relation) && relation == holder)
        {
            _relations.Remove(key);
        }

        if (holder is Relation table && _tables.TryGetValue(table.Name, out var namesakes))
        {
            namesakes.Remove(table);
        }

        if (_types.TryGetValue(key, out var type) && type == holder)
        {
            _types.Remove(key);
        }

        if (holder is RangeType range)
        {
            _types.Remove((range.Schema, range.MultirangeName));
        }

        foreach (var constraint in ConstraintsOf(holder))
        {
            RemoveConstraint(holder.Schema, constraint);
        }

        foreach (var index in (holder as Relation)?.Indexes ?? [])
        {
            Remove((Relation)holder, index);
        }
    }

    /// <summary>Gives an object another name or schema; its indexes and constraints move with it.</summary>
    public void Move(CatalogObject holder, string schema, string name)
    {
        Remove(holder);
        holder.Schema = schema;
        holder.Name = name;
        Add(holder);
    }

    public void Add(Relation relation, RelationIndex index) => _relations[(relation.Schema, index.Name)] = new IndexEntry(relation, index);

    public void Remove(Relation relation, RelationIndex index) => _relations.Remove((relation.Schema, index.Name));

    public void AddConstraint(string schema, string name) =>
        _constraints[(schema, name)] = _constraints.TryGetValue((schema, name), out var count) ? count + 1 : 1;

    public void RemoveConstraint(string schema, string name)
    {
        if (_constraints.TryGetValue((schema, name), out var count) && count > 1)
        {
            _constraints[(schema, name)] = count - 1;
        }
        else
        {
            _constraints.Remove((schema, name));
        }
    }

    private static IEnumerable<string> ConstraintsOf(CatalogObject holder) => holder switch
    {
        Relation relation => relation.Constraints.Select(static c => c.Name)
            .Concat(relation.Columns.Where(static c => c.NotNullConstraint is { IsNamed: true }).Select(static c => c.NotNullConstraint!.Name)),
        DomainType domain => domain.Checks.Select(static c => c.Name),
        _ => [],
    };
}
