using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.PlPgSql;

// information_schema, as its views define it.
internal sealed partial class CatalogTables
{
    private IEnumerable<RowFields>? InformationSchema(string name) => name switch
    {
        "schemata" => AllSchemas().Select(static s => Row(("schema_name", SqlValue.Of(s)))),
        "tables" => Tables("table_schema", "table_name").Where(static r => r.Kind != RelationKind.MaterializedView).Select(static r => Row(
            [.. TableOf(r), ("table_type", SqlValue.Of(r.Kind switch { RelationKind.View => "VIEW", RelationKind.ForeignTable => "FOREIGN", _ => "BASE TABLE" }))])),
        "views" => Tables("table_schema", "table_name").Where(static r => r.Kind == RelationKind.View).Select(static r => Row(TableOf(r))),
        "foreign_tables" => Tables("foreign_table_schema", "foreign_table_name").Where(static r => r.Kind == RelationKind.ForeignTable).Select(static r => Row(
            ("foreign_table_schema", SqlValue.Of(r.Schema)), ("foreign_table_name", SqlValue.Of(r.Name)))),
        "columns" => Tables("table_schema", "table_name").Where(static r => r.Kind != RelationKind.MaterializedView).SelectMany(r => r.Columns.Select(static (c, i) => (Column: c, Index: i)).Where(p => Is("column_name", p.Column.Name)).Select(p => ColumnRow(r, p.Column, p.Index))),
        "table_constraints" => AllConstraints().Where(p => Is("table_name", p.Table.Name)).Select(static p => Row(
            [.. ConstraintOf(p.Table, p.Key), .. TableOf(p.Table), ("constraint_type", SqlValue.Of(KindOf(p.Key)))])),
        "key_column_usage" => AllConstraints().Where(p => p.Key.Type != ConstraintType.Check && Is("table_name", p.Table.Name)).SelectMany(static p => p.Key.Columns.Select((c, i) => Row(
            [.. ConstraintOf(p.Table, p.Key), .. TableOf(p.Table), ("column_name", SqlValue.Of(c)), ("ordinal_position", SqlValue.Of(i + 1))]))),
        "constraint_column_usage" => AllConstraints().SelectMany(static p => ColumnUsage(p.Table, p.Key)),
        "constraint_table_usage" => AllConstraints().Where(static p => p.Key.Type != ConstraintType.Check).Select(static p => Row(
            [.. ConstraintOf(p.Table, p.Key), ("table_schema", SqlValue.Of(p.Key.ReferencedSchema ?? p.Table.Schema)), ("table_name", SqlValue.Of(p.Key.ReferencedTable ?? p.Table.Name))])),
        "referential_constraints" => AllConstraints().Where(static p => p.Key.Type == ConstraintType.Foreign).Select(static p => Row(
            [.. ConstraintOf(p.Table, p.Key), ("delete_rule", SqlValue.Of(p.Key.OnDelete?.ToUpperInvariant())), ("update_rule", SqlValue.Of(p.Key.OnUpdate?.ToUpperInvariant()))])),
        "routines" => Catalog.Functions.Where(f => f.Kind is FunctionKind.Function or FunctionKind.Procedure && Is("routine_name", f.Name)).Select(static f => Row(
            ("routine_schema", SqlValue.Of(f.Schema)), ("routine_name", SqlValue.Of(f.Name)), ("routine_type", SqlValue.Of(f.Kind.ToString().ToUpperInvariant())))),
        "triggers" => Tables("event_object_schema", "event_object_table").SelectMany(r => r.Triggers.Where(t => Is("trigger_name", t.Name)).SelectMany(t => t.Events.Select(e => Row(
            ("trigger_schema", SqlValue.Of(r.Schema)), ("trigger_name", SqlValue.Of(t.Name)), ("event_object_schema", SqlValue.Of(r.Schema)),
            ("event_object_table", SqlValue.Of(r.Name)), ("event_manipulation", SqlValue.Of(e.ToUpperInvariant())))))),
        "sequences" => Catalog.Sequences.Select(static s => Row(("sequence_schema", SqlValue.Of(s.Schema)), ("sequence_name", SqlValue.Of(s.Name)))),
        "domains" => Catalog.Domains.Select(static d => Row(("domain_schema", SqlValue.Of(d.Schema)), ("domain_name", SqlValue.Of(d.Name)))),
        _ => null,
    };

    private IEnumerable<(Relation Table, Constraint Key)> AllConstraints() =>
        Catalog.Relations.SelectMany(r => r.Constraints.Where(c => c.Type != ConstraintType.Exclude && Is("constraint_name", c.Name)).Select(c => (r, c)));

    private static (string Column, SqlValue Value)[] TableOf(Relation relation) =>
        [("table_schema", SqlValue.Of(relation.Schema)), ("table_name", SqlValue.Of(relation.Name))];

    private static (string Column, SqlValue Value)[] ConstraintOf(Relation relation, Constraint constraint) =>
        [("constraint_schema", SqlValue.Of(relation.Schema)), ("constraint_name", SqlValue.Of(constraint.Name))];

    private static string KindOf(Constraint constraint) => constraint.Type switch
    {
        ConstraintType.Primary => "PRIMARY KEY",
        ConstraintType.Foreign => "FOREIGN KEY",
        _ => constraint.Type.ToString().ToUpperInvariant(),
    };

    /// <summary>The columns a constraint is about: for a foreign key, those it points to.</summary>
    private static IEnumerable<RowFields> ColumnUsage(Relation relation, Constraint constraint)
    {
        var isForeign = constraint.Type == ConstraintType.Foreign;
        return (isForeign ? constraint.ReferencedColumns : constraint.Columns).Select(c => Row(
            [.. ConstraintOf(relation, constraint), ("table_schema", SqlValue.Of(isForeign ? constraint.ReferencedSchema : relation.Schema)),
                ("table_name", SqlValue.Of(isForeign ? constraint.ReferencedTable : relation.Name)), ("column_name", SqlValue.Of(c))]));
    }

    private static RowFields ColumnRow(Relation relation, Column column, int index)
    {
        var type = column.Type;
        return field => field switch
        {
            "table_schema" => SqlValue.Of(relation.Schema),
            "table_name" => SqlValue.Of(relation.Name),
            "column_name" => SqlValue.Of(column.Name),
            "ordinal_position" => SqlValue.Of(index + 1),
            "is_nullable" => SqlValue.Of(column.NotNull ? "NO" : "YES"),
            "is_identity" => SqlValue.Of(column.Identity == IdentityKind.None ? "NO" : "YES"),
            "is_generated" => SqlValue.Of(column.GeneratedExpression is null ? "NEVER" : "ALWAYS"),
            "column_default" => column.HasDefault ? SqlValue.Unknown : SqlValue.Null,
            "data_type" => type is null ? SqlValue.Unknown : SqlValue.Of(type.IsArray ? "ARRAY" : type.IsBuiltIn ? TypeFormatter.FormatWithoutModifier(type) : "USER-DEFINED"),
            "udt_name" => type is null ? SqlValue.Unknown : SqlValue.Of((type.IsArray ? "_" : "") + type.Name),
            "udt_schema" => type is null ? SqlValue.Unknown : SqlValue.Of(type.Schema),
            "character_maximum_length" => type is { IsBuiltIn: true, Name: "varchar" or "bpchar", IsArray: false } ? SqlValue.Of(type.Modifier) is var m && m.AsInteger is { } n ? SqlValue.Of(n) : m : SqlValue.Null,
            "numeric_precision" or "numeric_scale" => SqlValue.Unknown,
            _ => null,
        };
    }
}
