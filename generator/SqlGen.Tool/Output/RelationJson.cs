using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Output;

/// <summary>Relations and what hangs on them.</summary>
internal static class RelationJson
{
    public static Json Relation(Relation relation) => new()
    {
        ["kind"] = relation.Kind switch
        {
            RelationKind.Table => "table",
            RelationKind.PartitionedTable => "partitioned_table",
            RelationKind.View => "view",
            RelationKind.MaterializedView => "matview",
            _ => "foreign_table",
        },
        ["persistence"] = relation.IsUnlogged ? "u" : "p",
        ["rls"] = relation.RowSecurity,
        ["rls_forced"] = relation.ForceRowSecurity,
        ["is_partition"] = relation.IsPartition,
        ["inherits"] = relation.Inherits.Select(static p => $"{p.Schema}.{p.Name}"),
        ["columns"] = relation.Columns.Select(Column),
    };

    public static Json Constraint(Constraint constraint) => new()
    {
        ["type"] = constraint.Type.ToString().ToLowerInvariant(),
        ["columns"] = constraint.Columns,
        ["ref_table"] = constraint.ReferencedTable is null ? null : $"{constraint.ReferencedSchema}.{constraint.ReferencedTable}",
        ["ref_columns"] = constraint.ReferencedColumns,
        ["on_delete"] = constraint.OnDelete,
        ["on_update"] = constraint.OnUpdate,
        ["deferrable"] = constraint.Deferrable,
        ["deferred"] = constraint.InitiallyDeferred,
        ["validated"] = !constraint.NotValid,
        ["nulls_not_distinct"] = constraint.NullsNotDistinct,
        ["from_parent"] = constraint.FromParent,
        ["expression"] = constraint.Expression,
        ["comment"] = constraint.Comment,
    };

    public static Json Index(RelationIndex index) => new()
    {
        ["method"] = index.Method,
        ["unique"] = index.IsUnique,
        ["primary"] = index.IsPrimary,
        ["column_names"] = index.Keys.Select(static k => k.Column),
        ["include"] = index.Include.Select(SqlIdentifier.Quote),
        ["nulls_not_distinct"] = index.NullsNotDistinct,
        ["from_constraint"] = index.FromConstraint,
        ["from_parent"] = index.FromParent,
        ["predicate"] = index.Predicate,
        ["comment"] = index.Comment,
    };

    public static Json Trigger(Trigger trigger) => new()
    {
        ["timing"] = trigger.Timing,
        ["level"] = trigger.ForEachRow ? "row" : "statement",
        ["events"] = new[] { "insert", "update", "delete", "truncate" }.Where(trigger.Events.Contains),
        ["update_columns"] = trigger.UpdateColumns,
        ["function"] = $"{trigger.FunctionSchema}.{trigger.FunctionName}",
        ["is_constraint"] = trigger.IsConstraint,
        ["has_when"] = trigger.HasWhen,
        ["from_parent"] = trigger.FromParent,
        ["old_table"] = trigger.OldTable,
        ["new_table"] = trigger.NewTable,
        ["comment"] = trigger.Comment,
    };

    public static Json Policy(Policy policy) => new()
    {
        ["command"] = policy.Command.ToString().ToLowerInvariant(),
        ["permissive"] = policy.Permissive,
        ["roles"] = policy.Roles.Order(StringComparer.Ordinal),
        ["using"] = policy.Using,
        ["with_check"] = policy.WithCheck,
        ["comment"] = policy.Comment,
    };

    private static Json Column(Column column, int index) => new()
    {
        ["name"] = column.Name,
        ["ordinal"] = index + 1,
        ["type"] = column.Type?.ToString(),
        ["not_null"] = column.NotNull,
        ["has_default"] = column.HasDefault,
        ["default"] = column.Default,
        ["identity"] = column.Identity switch { IdentityKind.Always => "a", IdentityKind.ByDefault => "d", _ => null },
        ["generated"] = column.GeneratedExpression is null ? null : column.IsVirtual ? "v" : "s",
        ["inherited"] = column.IsInherited,
        ["comment"] = column.Comment,
    };
}
