using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Drift;

/// <summary>A relation and all that hangs on it, as items to compare.</summary>
internal static class RelationItems
{
    public static void Add(List<SchemaItem> items, Relation relation, DatabaseCatalog catalog)
    {
        var owner = relation.ToString();
        if (!relation.IsExternal)
        {
            AddRelation(items, relation, owner, catalog.ObjectsWithKnownGrants.Contains(relation));
        }

        foreach (var policy in relation.Policies)
        {
            var item = new SchemaItem(SchemaItemKind.Policy, owner, policy.Name)
            {
                Origin = policy.Origin,
                ["command"] = policy.Command.ToString().ToUpperInvariant(),
                ["mode"] = policy.Permissive ? "permissive" : "restrictive",
                [AspectNames.Roles] = string.Join(", ", policy.Roles.OrderBy(static r => r, StringComparer.Ordinal)),
                [AspectNames.Using] = policy.Using,
                [AspectNames.WithCheck] = policy.WithCheck,
            };
            CatalogItems.AddComment(item, policy.Comment);
            items.Add(item);
        }

        foreach (var trigger in relation.Triggers)
        {
            var item = new SchemaItem(SchemaItemKind.Trigger, owner, trigger.Name)
            {
                Origin = trigger.Origin,
                ["timing"] = trigger.Timing,
                ["level"] = trigger.ForEachRow ? "row" : "statement",
                ["events"] = string.Join(", ", new[] { "insert", "update", "delete", "truncate" }.Where(trigger.Events.Contains)),
                [AspectNames.Columns] = string.Join(", ", trigger.UpdateColumns),
                ["function"] = trigger.FunctionSchema + "." + trigger.FunctionName,
            };
            CatalogItems.AddComment(item, trigger.Comment);
            items.Add(item);
        }
    }

    private static void AddRelation(List<SchemaItem> items, Relation relation, string owner, bool grantsKnown)
    {
        var item = new SchemaItem(SchemaItemKind.Relation, "", owner)
        {
            Origin = relation.Origin,
            [AspectNames.Kind] = relation.Kind switch
            {
                RelationKind.Table => "table",
                RelationKind.PartitionedTable => "partitioned table",
                RelationKind.View => "view",
                RelationKind.MaterializedView => "materialized view",
                _ => "foreign table",
            },
            ["persistence"] = relation.IsUnlogged ? "unlogged" : "permanent",
            [AspectNames.RowSecurity] = RowSecurity(relation.RowSecurity, relation.ForceRowSecurity),
            ["parents"] = string.Join(", ", relation.Inherits),
            [AspectNames.Options] = Options(relation.Options),
            ["grants"] = grantsKnown ? "known" : "unknown",
        };
        if (relation.Query is { } query)
        {
            item.Aspects[AspectNames.Query] = query;
        }

        CatalogItems.AddComment(item, relation.Comment);
        items.Add(item);
        AddColumns(items, relation, owner);
        items.AddRange(relation.Constraints.Select(c => Constraint(owner, c)));
        items.AddRange(relation.Indexes.Where(static i => !i.FromConstraint).Select(i => Index(owner, i)));
        if (grantsKnown)
        {
            CatalogItems.AddGrants(items, owner, relation.Grants, relation.Origin);
        }
    }

    private static string RowSecurity(bool enabled, bool forced) => (enabled ? "on" : "off") + (forced ? " and forced" : "");

    private static void AddColumns(List<SchemaItem> items, Relation relation, string owner)
    {
        foreach (var column in relation.Columns)
        {
            var item = new SchemaItem(SchemaItemKind.Column, owner, column.Name)
            {
                Origin = column.Origin,
                [AspectNames.Nullability] = CatalogItems.Nullability(column.NotNull),
                [AspectNames.Default] = column.Default,
                [AspectNames.Identity] = column.Identity switch { IdentityKind.Always => "always", IdentityKind.ByDefault => "by default", _ => "" },
                [AspectNames.Generated] = column.GeneratedExpression,
                [AspectNames.GeneratedValues] = column.IsVirtual ? "virtual" : "stored",
            };
            if (column.Type is { } type)
            {
                item.Aspects[AspectNames.Type] = type.ToString();
            }

            CatalogItems.AddComment(item, column.Comment);
            items.Add(item);
        }
    }

    private static SchemaItem Constraint(string owner, Constraint constraint)
    {
        var item = new SchemaItem(SchemaItemKind.Constraint, owner, constraint.Name)
        {
            Origin = constraint.Origin,
            [AspectNames.Kind] = constraint.Type switch
            {
                ConstraintType.Primary => "primary key",
                ConstraintType.Foreign => "foreign key",
                _ => constraint.Type.ToString().ToLowerInvariant(),
            },
            ["deferrability"] = constraint.InitiallyDeferred ? "initially deferred" : constraint.Deferrable ? "deferrable" : "not deferrable",
            ["validation"] = constraint.NotEnforced ? "not enforced" : constraint.NotValid ? "not valid" : "valid",
            ["period"] = !constraint.IsTemporal ? "" : constraint.Type == ConstraintType.Foreign ? "PERIOD" : "WITHOUT OVERLAPS",
            ["included columns"] = string.Join(", ", constraint.Include),
            ["reference"] = constraint.ReferencedTable is null ? ""
                : $"{constraint.ReferencedSchema}.{constraint.ReferencedTable} ({string.Join(", ", constraint.ReferencedColumns)})",
            ["delete action"] = constraint.OnDelete,
            ["update action"] = constraint.OnUpdate,
            ["treatment of nulls"] = constraint.NullsNotDistinct ? "not distinct" : "distinct",
            [AspectNames.Check] = constraint.Expression,
        };
        if (constraint.Type is not (ConstraintType.Check or ConstraintType.Exclude))
        {
            item.Aspects[AspectNames.Columns] = string.Join(", ", constraint.Columns);
        }

        CatalogItems.AddComment(item, constraint.Comment);
        return item;
    }

    private static SchemaItem Index(string owner, RelationIndex index)
    {
        var item = new SchemaItem(SchemaItemKind.Index, owner, index.Name)
        {
            Origin = index.Origin,
            ["method"] = index.Method,
            ["uniqueness"] = index.IsUnique ? "unique" : "not unique",
            [AspectNames.Columns] = string.Join(", ", index.Keys.Select(static k => k.Column ?? "(expression)")),
            [AspectNames.Expressions] = string.Join(", ", index.Keys.Where(static k => k.Expression is not null).Select(static k => k.Expression)),
            [AspectNames.OperatorClasses] = string.Join(", ", index.Keys.Select(static k => k.OperatorClass is { } c ? c.Substring(c.LastIndexOf('.') + 1).Trim('"') : "-")),
            ["order"] = string.Join(", ", index.Keys.Select(static k => (k.Descending ? "desc" : "asc") + (k.NullsFirst ?? k.Descending ? " nulls first" : ""))),
            ["included columns"] = string.Join(", ", index.Include),
            ["treatment of nulls"] = index.NullsNotDistinct ? "not distinct" : "distinct",
            [AspectNames.Predicate] = index.Predicate,
            [AspectNames.Options] = Options(index.Options),
        };
        CatalogItems.AddComment(item, index.Comment);
        return item;
    }

    private static string Options(Dictionary<string, string> options) =>
        string.Join(", ", options.OrderBy(static o => o.Key, StringComparer.Ordinal).Select(static o => o.Key + "=" + SettingText.Normalize(o.Value)));
}
