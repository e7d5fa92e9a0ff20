using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// DROP, with what depends on the object when CASCADE allows it.
public sealed partial class CatalogBuilder
{
    private void Drop(DropStatement statement)
    {
        // Objects of one statement don't stand in each other's way.
        var targets = statement.Objects.SelectMany(o => Find(statement, o).Select(t => (Object: t, Place: o))).ToList();
        foreach (var (target, place) in targets)
        {
            if (statement.Behavior != DropBehavior.Cascade && DependentOn(target, targets.ConvertAll(static t => t.Object)) is { } dependent)
            {
                // A DO block or function before it may have dropped what depends on it.
                Report(_runTime.IsEmpty ? SqlRules.InvalidDefinition : SqlRules.MadeAtRunTime, place.Range,
                    $"cannot drop {Describe(target)} because other objects depend on it: {dependent}; drop it first or write cascade");
                if (_runTime.IsEmpty)
                {
                    continue;
                }
            }

            RemoveObject(target);
        }

        foreach (var dependent in statement.Objects.OfType<DependentObjectReference>())
        {
            DropDependent(statement, dependent);
        }

        DropOperatorsAndCasts(statement);
        if (statement.Kind is ObjectKind.Schema or ObjectKind.Extension)
        {
            foreach (var named in statement.Objects.OfType<NamedObjectReference>())
            {
                DropContainer(statement, named);
            }
        }
    }

    private List<object> Find(DropStatement statement, ObjectReference reference)
    {
        switch (reference)
        {
            case RoutineReference routine:
                return [.. ResolveRoutine(routine, statement.IfExists)];
            case TypeObjectReference type:
                return FindDroppedType(statement, type.Type.Name);
            case NamedObjectReference { Kind: ObjectKind.Type or ObjectKind.Domain } type:
                return FindDroppedType(statement, type.Name);
            case NamedObjectReference { Kind: ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable
                or ObjectKind.Index or ObjectKind.Sequence } named:
                return FindDroppedRelation(statement, named);
            default:
                return [];
        }
    }

    private List<object> FindDroppedType(DropStatement statement, QualifiedName name)
    {
        if (LookupType(name) is { } type)
        {
            return _names.FindType(type.Schema, type.Name) is { } found and not Relation ? [found] : [];
        }

        if (!statement.IfExists)
        {
            ReportUnknownType(name);
        }

        return [];
    }

    private List<object> FindDroppedRelation(DropStatement statement, NamedObjectReference named)
    {
        var word = WordFor(named.Kind);
        switch (LookupRelation(named.Name))
        {
            case { } found when KindOf(found) == named.Kind:
                return [found];
            case { } found:
                Report(SqlRules.InvalidDefinition, named.Range, $"\"{named.Name.Name}\" is not {Article(word)}; use DROP {WordFor(KindOf(found)).ToUpperInvariant()}");
                return [];
            case null when !statement.IfExists && ExternalRelation(named.Name) is null:
                ReportUnknownRelation(named.Name, word);
                return [];
            default:
                return [];
        }
    }

    private static string Article(string word) => (word[0] is 'i' ? "an " : "a ") + word;

    private static ObjectKind KindOf(object found) => found switch
    {
        Relation { Kind: RelationKind.View } => ObjectKind.View,
        Relation { Kind: RelationKind.MaterializedView } => ObjectKind.MaterializedView,
        Relation { Kind: RelationKind.ForeignTable } => ObjectKind.ForeignTable,
        Relation => ObjectKind.Table,
        Sequence => ObjectKind.Sequence,
        IndexEntry => ObjectKind.Index,
        _ => ObjectKind.Type,
    };

    private static string WordFor(ObjectKind kind) => kind switch
    {
        ObjectKind.MaterializedView => "materialized view",
        ObjectKind.ForeignTable => "foreign table",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Describe(object target) => target switch
    {
        Function f => $"{f.Kind.ToString().ToLowerInvariant()} {FunctionSignature.Describe(f.Name, InputTypes(f))}",
        IndexEntry i => $"index {i.Index.Name}",
        EnumType or DomainType or RangeType or BaseType or CompositeType => $"type {((CatalogObject)target).Name}",
        CatalogObject o => $"{WordFor(KindOf(o))} {o.Name}",
        _ => target.ToString() ?? "",
    };

    private void DropDependent(DropStatement statement, DependentObjectReference dependent)
    {
        if (dependent.Kind is not (ObjectKind.Trigger or ObjectKind.Policy)
            || ResolveRelation(dependent.Owner, "relation", statement.IfExists) is not { } relation)
        {
            return;
        }

        if (dependent.Kind == ObjectKind.Policy)
        {
            if (FindPolicy(relation, dependent.Name, statement.IfExists) is { } policy)
            {
                relation.Policies.Remove(policy);
            }
        }
        else if (FindTrigger(relation, dependent.Name, statement.IfExists) is { } trigger)
        {
            foreach (var table in new[] { relation }.Concat(DescendantsOf(relation)))
            {
                table.Triggers.RemoveAll(t => t.Name == trigger.Name && (t == trigger || t.FromParent));
            }
        }
    }

    private void DropContainer(DropStatement statement, NamedObjectReference named)
    {
        var name = named.Name.Name;
        if (statement.Kind == ObjectKind.Extension)
        {
            foreach (var type in _catalog.Composites.Where(c => c.IsExternal && KnownExtensions.Find(name)?.Composites.Any(k => k.Name == c.Name) == true).ToList())
            {
                RemoveObject(type);
            }

            if (_catalog.Extensions.RemoveAll(e => e.Name == name) == 0 && !statement.IfExists)
            {
                Report(SqlRules.UnknownObject, named.Range, $"extension \"{name}\" does not exist{Suggestion.For(name, _catalog.Extensions.Select(static e => e.Name))}");
            }

            return;
        }

        if (!_catalog.Schemas.Contains(name))
        {
            if (!statement.IfExists && !IsForeignSchema(name))
            {
                Report(SqlRules.UnknownObject, named.Range, $"schema \"{name}\" does not exist{Suggestion.For(name, _catalog.Schemas)}");
            }

            return;
        }

        var contents = ObjectsIn(name).ToList();
        if (contents.Count > 0 && statement.Behavior != DropBehavior.Cascade)
        {
            Report(SqlRules.InvalidDefinition, named.Range,
                $"cannot drop schema {name} because other objects depend on it: {Describe(contents[0])}; drop them first or write cascade");
            return;
        }

        contents.ForEach(RemoveObject);
        _catalog.Extensions.RemoveAll(e => e.Schema == name);
        _catalog.Schemas.Remove(name);
        _catalog.SchemaRights.Remove(name);
    }

    private IEnumerable<CatalogObject> ObjectsIn(string schema) => new IEnumerable<CatalogObject>[]
    {
        _catalog.Relations, _catalog.Sequences, _catalog.Functions, _catalog.Domains, _catalog.Composites, _catalog.Ranges, _catalog.Enums, _catalog.BaseTypes,
    }.SelectMany(static objects => objects).Where(o => o.Schema == schema && !o.IsExternal);
}
