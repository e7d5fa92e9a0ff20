namespace SqlGen.PostgreSql.Catalog;

// What stands on what: views on relations and columns, foreign keys on keys, columns on types, triggers on functions.
public sealed partial class CatalogBuilder
{
    /// <summary>What each view reads: relations, columns, functions.</summary>
    private readonly Dictionary<Relation, HashSet<object>> _viewSources = [];

    private IEnumerable<Relation> ViewsOn(object source) =>
        _viewSources.Where(v => v.Value.Contains(source)).Select(static v => v.Key);

    /// <summary>The first object that would be lost with this one and that the statement doesn't drop itself.</summary>
    private string? DependentOn(object target, List<object> dropped) => target switch
    {
        Relation relation => DependentOnRelation(relation, dropped),
        Function function => DependentOnFunction(function, dropped),
        CatalogObject type and (EnumType or DomainType or RangeType or CompositeType or BaseType) => DependentOnType(type, dropped),
        IndexEntry entry => entry.Relation.Constraints.Find(c => c.Name == entry.Index.Name && entry.Index.FromConstraint) is { } key
            ? $"constraint {key.Name} on table {entry.Relation.Name} requires it" : null,
        Sequence sequence => UsersOf(sequence).Where(u => !dropped.Contains(u.Relation)).Select(static u => $"default value for column {u.Column.Name} of table {u.Relation.Name}").FirstOrDefault(),
        _ => null,
    };

    private string? DependentOnRelation(Relation relation, List<object> dropped)
    {
        if (ViewsOn(relation).FirstOrDefault(v => !dropped.Contains(v)) is { } view)
        {
            return $"view {view.Name}";
        }

        var key = (from table in _catalog.Relations
                   where table != relation && !dropped.Contains(table)
                   from constraint in table.Constraints
                   where constraint.Type == ConstraintType.Foreign && constraint.ReferencedTable == relation.Name && constraint.ReferencedSchema == relation.Schema
                   select $"constraint {constraint.Name} on table {table.Name}").FirstOrDefault();
        return key
            ?? (relation.Kind == RelationKind.PartitionedTable ? null : ChildrenOf(relation).Where(c => !dropped.Contains(c)).Select(static c => $"table {c.Name}").FirstOrDefault())
            ?? DependentOnType(relation, dropped);
    }

    private string? DependentOnFunction(Function function, List<object> dropped)
    {
        var trigger = (from table in _catalog.Relations
                       where !dropped.Contains(table)
                       from t in table.Triggers
                       where t.FunctionName == function.Name && t.FunctionSchema == function.Schema && function.IsTrigger
                       select $"trigger {t.Name} on table {table.Name}").FirstOrDefault();
        return trigger ?? ViewsOn(function).Where(v => !dropped.Contains(v)).Select(static v => $"view {v.Name}").FirstOrDefault();
    }

    private string? DependentOnType(CatalogObject type, List<object> dropped) =>
        ColumnsOf(type).Where(c => !dropped.Contains(c.Owner)).Select(static c => $"column {c.Column.Name} of {Describe(c.Owner)}")
            .Concat(_catalog.Functions.Where(f => !dropped.Contains(f) && Uses(f, type)).Select(static f => Describe(f)))
            .Concat(_catalog.Domains.Where(d => d != type && !dropped.Contains(d) && Means(d.BaseType, type)).Select(static d => $"type {d.Name}"))
            .FirstOrDefault();

    private static bool Means(TypeReference? reference, CatalogObject type) =>
        reference is not null && reference.Schema == type.Schema && (reference.Name == type.Name || (type is RangeType range && reference.Name == range.MultirangeName));

    private static bool Uses(Function function, CatalogObject type) =>
        Means(function.ReturnType, type) || function.Arguments.Exists(a => Means(a.Type, type));

    private IEnumerable<(CatalogObject Owner, Column Column)> ColumnsOf(CatalogObject type) =>
        _catalog.Relations.SelectMany(r => r.Columns.Select(c => ((CatalogObject)r, c)))
            .Concat(_catalog.Composites.SelectMany(static r => r.Attributes.Select(c => ((CatalogObject)r, c))))
            .Where(c => c.Item1 != type && Means(c.c.Type, type)).Select(static c => (c.Item1, c.c));

    private IEnumerable<(Relation Relation, Column Column)> UsersOf(Sequence sequence) =>
        from relation in _catalog.Relations
        from column in relation.Columns
        where column.Default is { } text && text.IndexOf("nextval", StringComparison.OrdinalIgnoreCase) >= 0
            && (text.Contains($"'{sequence.Name}'") || text.Contains($"'{sequence.Schema}.{sequence.Name}'"))
        select (relation, column);

    /// <summary>Takes an object away, and everything that depends on it.</summary>
    private void RemoveObject(object target)
    {
        switch (target)
        {
            case Relation relation:
                RemoveRelation(relation);
                break;
            case IndexEntry entry:
                RemoveIndex(entry);
                break;
            case Function function:
                RemoveFunction(function);
                break;
            case Sequence sequence:
                _catalog.Sequences.Remove(sequence);
                _names.Remove(sequence);
                foreach (var (_, column) in UsersOf(sequence).ToList())
                {
                    column.Default = null;
                }

                break;
            case CatalogObject type:
                RemoveType(type);
                break;
        }
    }

    private void RemoveRelation(Relation relation)
    {
        if (!_catalog.Relations.Remove(relation))
        {
            return;
        }

        _names.Remove(relation);
        _viewSources.Remove(relation);
        foreach (var view in ViewsOn(relation).ToList())
        {
            RemoveRelation(view);
        }

        foreach (var child in ChildrenOf(relation))
        {
            RemoveRelation(child);
        }

        foreach (var table in _catalog.Relations)
        {
            foreach (var key in table.Constraints.Where(c => c.Type == ConstraintType.Foreign && c.ReferencedTable == relation.Name && c.ReferencedSchema == relation.Schema).ToList())
            {
                DetachConstraint(table, key);
            }
        }

        foreach (var sequence in _catalog.Sequences.Where(s => s.OwnedBy is { } owner && owner.Schema == relation.Schema && owner.Table == relation.Name).ToList())
        {
            RemoveObject(sequence);
        }

        RemoveUsesOfType(relation);
    }

    private void RemoveIndex(IndexEntry entry)
    {
        DetachIndex(entry.Relation, entry.Index);
        foreach (var partition in ChildrenOf(entry.Relation))
        {
            if (partition.Indexes.Find(i => i.FromParent && IsAlike(i, entry.Index)) is { } copy)
            {
                RemoveIndex(new IndexEntry(partition, copy));
            }
        }
    }

    private void RemoveFunction(Function function)
    {
        if (!_catalog.Functions.Remove(function))
        {
            return;
        }

        if (function.IsTrigger)
        {
            foreach (var relation in _catalog.Relations)
            {
                relation.Triggers.RemoveAll(t => t.FunctionName == function.Name && t.FunctionSchema == function.Schema);
            }
        }

        foreach (var view in ViewsOn(function).ToList())
        {
            RemoveRelation(view);
        }
    }

    private void RemoveType(CatalogObject type)
    {
        _names.Remove(type);
        switch (type)
        {
            case EnumType t: _catalog.Enums.Remove(t); break;
            case DomainType t: _catalog.Domains.Remove(t); break;
            case CompositeType t: _catalog.Composites.Remove(t); break;
            case RangeType t: _catalog.Ranges.Remove(t); break;
            case BaseType t: _catalog.BaseTypes.Remove(t); break;
        }

        RemoveUsesOfType(type);
    }

    private void RemoveUsesOfType(CatalogObject type)
    {
        foreach (var (owner, column) in ColumnsOf(type).ToList())
        {
            switch (owner)
            {
                case Relation { Kind: RelationKind.View or RelationKind.MaterializedView } view:
                    RemoveRelation(view);
                    break;
                case Relation relation:
                    RemoveColumn(relation, column);
                    break;
                case CompositeType composite:
                    composite.Attributes.Remove(column);
                    break;
            }
        }

        foreach (var function in _catalog.Functions.Where(f => Uses(f, type)).ToList())
        {
            RemoveFunction(function);
        }

        foreach (var domain in _catalog.Domains.Where(d => d != type && Means(d.BaseType, type)).ToList())
        {
            RemoveType(domain);
        }
    }
}
