using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>
/// The server's catalogs and information_schema as the catalog has them now: the columns that migrations ask for. A column that isn't here is unknown.
/// </summary>
internal sealed partial class CatalogTables(IBlockHost host)
{
    /// <summary>Values that columns of the catalog being read must have: rows of others need not be made.</summary>
    private IReadOnlyDictionary<string, string> _wanted = new Dictionary<string, string>();

    private DatabaseCatalog Catalog => host.Catalog;

    /// <summary>The rows of a catalog, at least those with the values wanted; null if the name is none that is known.</summary>
    public IReadOnlyList<RowFields>? Find(QualifiedName name, IReadOnlyDictionary<string, string> wanted)
    {
        _wanted = wanted;
        return name.Schema switch
        {
            null or "pg_catalog" => SystemCatalog(name.Name)?.ToList(),
            "information_schema" => InformationSchema(name.Name)?.ToList(),
            _ => null,
        };
    }

    private bool Is(string column, string value) => !_wanted.TryGetValue(column, out var text) || text == value;

    private bool IsClass(string column, string schema, string name) =>
        !_wanted.TryGetValue(column, out var key) || ObjectKey.Parse(key) is not { } parts || (parts.Name == name && parts.Schema == schema);

    private IEnumerable<Relation> Tables(string schema, string name) =>
        (_wanted.TryGetValue(name, out var wanted) ? host.FindTables(wanted) : Catalog.Relations).Where(r => Is(schema, r.Schema));

    private IEnumerable<Relation> TablesBy(string key) => _wanted.TryGetValue(key, out var wanted) && ObjectKey.Parse(wanted) is { } parts
        ? host.FindTables(parts.Name).Where(r => r.Schema == parts.Schema)
        : Catalog.Relations;

    private IEnumerable<RowFields>? SystemCatalog(string name) => name switch
    {
        "pg_namespace" => AllSchemas().Select(static s => Row(("oid", Namespace(s)), ("nspname", SqlValue.Of(s)))),
        "pg_class" => Classes(),
        "pg_type" => Types(),
        "pg_enum" => Catalog.Enums.Where(e => IsClass("enumtypid", e.Schema, e.Name)).SelectMany(static e => e.Labels.Select((l, i) =>
            Row(("enumtypid", Type(e.Schema, e.Name)), ("enumlabel", SqlValue.Of(l)), ("enumsortorder", SqlValue.Of(i + 1))))),
        "pg_attribute" => TablesBy("attrelid").SelectMany(r => r.Columns.Select(static (c, i) => (Column: c, Index: i)).Where(c => Is("attname", c.Column.Name)).Select(p => (r, p.Column, p.Index))).Select(static p => AttributeRow(p.r, p.Column, p.Index)),
        "pg_constraint" => Constraints(),
        "pg_index" => TablesBy("indrelid").SelectMany(r => r.Indexes.Where(i => IsClass("indexrelid", r.Schema, i.Name)).Select(i => Row(
            ("indexrelid", Class(r.Schema, i.Name)), ("indrelid", Class(r.Schema, r.Name)), ("indisunique", SqlValue.Of(i.IsUnique)),
            ("indisprimary", SqlValue.Of(i.IsPrimary)), ("indisvalid", SqlValue.Of(true))))),
        "pg_indexes" => Tables("schemaname", "tablename").SelectMany(r => r.Indexes.Where(i => Is("indexname", i.Name)).Select(i => Row(
            ("schemaname", SqlValue.Of(r.Schema)), ("tablename", SqlValue.Of(r.Name)), ("indexname", SqlValue.Of(i.Name)), ("indexdef", SqlValue.Unknown)))),
        "pg_policies" => Tables("schemaname", "tablename").SelectMany(r => r.Policies.Where(p => Is("policyname", p.Name)).Select(p => Row(
            ("schemaname", SqlValue.Of(r.Schema)), ("tablename", SqlValue.Of(r.Name)), ("policyname", SqlValue.Of(p.Name)),
            ("cmd", SqlValue.Of(p.Command.ToString().ToUpperInvariant())), ("permissive", SqlValue.Of(p.Permissive ? "PERMISSIVE" : "RESTRICTIVE")),
            ("roles", SqlValue.Of(p.Roles.ConvertAll(static x => SqlValue.Of(x))))))),
        "pg_policy" => TablesBy("polrelid").SelectMany(r => r.Policies.Where(p => Is("polname", p.Name)).Select(p => Row(("polname", SqlValue.Of(p.Name)), ("polrelid", Class(r.Schema, r.Name))))),
        "pg_trigger" => TablesBy("tgrelid").SelectMany(r => r.Triggers.Where(t => Is("tgname", t.Name)).Select(t => Row(
            ("tgname", SqlValue.Of(t.Name)), ("tgrelid", Class(r.Schema, r.Name)), ("tgisinternal", SqlValue.Of(false)),
            ("tgfoid", ObjectKey.Of("proc", t.FunctionSchema, t.FunctionName))))),
        "pg_proc" => Catalog.Functions.Where(f => Is("proname", f.Name)).Select(static f => Row(
            ("oid", ObjectKey.Of("proc", f.Schema, f.Name)), ("proname", SqlValue.Of(f.Name)), ("pronamespace", Namespace(f.Schema)),
            ("prokind", SqlValue.Of(f.Kind switch { FunctionKind.Procedure => "p", FunctionKind.Aggregate => "a", FunctionKind.Window => "w", _ => "f" })),
            ("pronargs", SqlValue.Of(f.InputArguments.Count())))),
        "pg_extension" => Catalog.Extensions.Select(static e => Row(("extname", SqlValue.Of(e.Name)), ("extnamespace", Namespace(e.Schema)), ("extversion", SqlValue.Unknown))),
        "pg_roles" or "pg_authid" or "pg_user" => Roles(),
        "pg_tables" => Tables("schemaname", "tablename").Where(IsTable).Select(static r => Row(
            ("schemaname", SqlValue.Of(r.Schema)), ("tablename", SqlValue.Of(r.Name)), ("rowsecurity", SqlValue.Of(r.RowSecurity)))),
        "pg_views" => Named(RelationKind.View, "viewname"),
        "pg_matviews" => Named(RelationKind.MaterializedView, "matviewname"),
        "pg_sequences" => Catalog.Sequences.Select(static s => Row(("schemaname", SqlValue.Of(s.Schema)), ("sequencename", SqlValue.Of(s.Name)))),
        "pg_inherits" => TablesBy("inhrelid").SelectMany(static r => r.Inherits.Select(p => Row(("inhrelid", Class(r.Schema, r.Name)), ("inhparent", Class(p.Schema, p.Name))))),
        _ => null,
    };

    private static RowFields AttributeRow(Relation r, Column c, int index) => Row(
        ("attrelid", Class(r.Schema, r.Name)), ("attname", SqlValue.Of(c.Name)), ("attnum", SqlValue.Of(index + 1)), ("attnotnull", SqlValue.Of(c.NotNull)),
        ("atthasdef", SqlValue.Of(c.HasDefault)), ("attisdropped", SqlValue.Of(false)), ("atttypid", TypeOf(c.Type)),
        ("attidentity", SqlValue.Of(c.Identity switch { IdentityKind.Always => "a", IdentityKind.ByDefault => "d", _ => "" })),
        ("attgenerated", SqlValue.Of(c.GeneratedExpression is null ? "" : "s")));

    private static bool IsTable(Relation relation) => relation.Kind is RelationKind.Table or RelationKind.PartitionedTable;

    private IEnumerable<RowFields> Named(RelationKind kind, string column) =>
        Tables("schemaname", column).Where(r => r.Kind == kind).Select(r => Row(("schemaname", SqlValue.Of(r.Schema)), (column, SqlValue.Of(r.Name))));

    private IEnumerable<string> AllSchemas() => Catalog.Schemas.Concat(["pg_catalog", "information_schema", "pg_toast"]);

    private IEnumerable<RowFields> Classes() =>
        Catalog.Relations.Where(r => IsNamed(r.Schema, r.Name)).Select(static r => ClassRow(r.Schema, r.Name, KindOf(r), ("relrowsecurity", SqlValue.Of(r.RowSecurity)),
                ("relispartition", SqlValue.Of(r.IsPartition)), ("relforcerowsecurity", SqlValue.Of(r.ForceRowSecurity)),
                ("relpersistence", SqlValue.Of(r.IsTemporary ? "t" : r.IsUnlogged ? "u" : "p"))))
            .Concat(Catalog.Relations.SelectMany(r => r.Indexes.Where(i => IsNamed(r.Schema, i.Name))
                .Select(i => ClassRow(r.Schema, i.Name, r.Kind == RelationKind.PartitionedTable ? "I" : "i"))))
            .Concat(Catalog.Sequences.Where(s => IsNamed(s.Schema, s.Name)).Select(static s => ClassRow(s.Schema, s.Name, "S")))
            .Concat(Catalog.Composites.Where(c => IsNamed(c.Schema, c.Name)).Select(static c => ClassRow(c.Schema, c.Name, "c")));

    private bool IsNamed(string schema, string name) => Is("relname", name) && IsClass("oid", schema, name);

    private static string KindOf(Relation relation) => relation.Kind switch
    {
        RelationKind.PartitionedTable => "p",
        RelationKind.View => "v",
        RelationKind.MaterializedView => "m",
        RelationKind.ForeignTable => "f",
        _ => "r",
    };

    private static RowFields ClassRow(string schema, string name, string kind, params (string Column, SqlValue Value)[] more) =>
        Row([("oid", Class(schema, name)), ("relname", SqlValue.Of(name)), ("relnamespace", Namespace(schema)), ("relkind", SqlValue.Of(kind)), .. more]);

    private IEnumerable<RowFields> Types()
    {
        var own = Catalog.Enums.Select(static t => ((CatalogObject)t, "e"))
            .Concat(Catalog.Domains.Select(static t => ((CatalogObject)t, "d")))
            .Concat(Catalog.Composites.Select(static t => ((CatalogObject)t, "c")))
            .Concat(Catalog.Ranges.Select(static t => ((CatalogObject)t, "r")))
            .Concat(Catalog.BaseTypes.Select(static t => ((CatalogObject)t, "b")))
            .Concat(Catalog.Relations.Select(static t => ((CatalogObject)t, "c")));
        return own.Select(static t => (t.Item1.Schema, t.Item1.Name, Kind: t.Item2))
            .Concat(BuiltInTypes.Names.Select(static n => (Schema: TypeReference.PgCatalog, Name: n, Kind: "b")))
            .Concat(Catalog.Extensions.SelectMany(static e => (KnownExtensions.Find(e.Name)?.Types ?? []).Select(n => (e.Schema, Name: n, Kind: "b"))))
            .Where(t => Is("typname", t.Name) && IsClass("oid", t.Schema, t.Name)).Select(static t => TypeRow(t.Schema, t.Name, t.Kind));
    }

    private static RowFields TypeRow(string schema, string name, string kind) => Row(
        ("oid", Type(schema, name)), ("typname", SqlValue.Of(name)), ("typnamespace", Namespace(schema)), ("typtype", SqlValue.Of(kind)),
        ("typrelid", kind == "c" ? Class(schema, name) : SqlValue.Of(0)));

    private IEnumerable<RowFields> Constraints() =>
        TablesBy("conrelid").SelectMany(r => r.Constraints.Where(c => Is("conname", c.Name)).Select(c => Row(
                ("oid", ObjectKey.Of("constraint", r.Schema, r.Name + "." + c.Name)), ("conname", SqlValue.Of(c.Name)), ("conrelid", Class(r.Schema, r.Name)),
                ("connamespace", Namespace(r.Schema)), ("contype", SqlValue.Of(LetterOf(c.Type))), ("convalidated", SqlValue.Of(!c.NotValid)),
                ("confrelid", c.ReferencedTable is { } table ? Class(c.ReferencedSchema!, table) : SqlValue.Of(0)),
                ("condeferrable", SqlValue.Of(c.Deferrable)), ("condeferred", SqlValue.Of(c.InitiallyDeferred)),
                ("confdeltype", SqlValue.Of(ActionLetter(c.OnDelete))), ("confupdtype", SqlValue.Of(ActionLetter(c.OnUpdate))))))
            .Concat(Catalog.Domains.SelectMany(static d => d.Checks.Select(c => Row(
                ("conname", SqlValue.Of(c.Name)), ("conrelid", SqlValue.Of(0)), ("contypid", Type(d.Schema, d.Name)), ("contype", SqlValue.Of("c")),
                ("connamespace", Namespace(d.Schema))))));

    private static string LetterOf(ConstraintType type) => type switch
    {
        ConstraintType.Primary => "p",
        ConstraintType.Unique => "u",
        ConstraintType.Foreign => "f",
        ConstraintType.Check => "c",
        _ => "x",
    };

    private static string ActionLetter(string? action) => action switch
    {
        "restrict" => "r",
        "cascade" => "c",
        "set null" => "n",
        "set default" => "d",
        "no action" => "a",
        _ => " ",
    };

    // The superuser who makes the database is called so wherever a file asks for it.
    private IEnumerable<RowFields> Roles() =>
        Catalog.Roles.Where(static r => r.IsCreated).Select(static r => r.Name).Concat(["postgres"]).Distinct()
            .Select(static n => Row(("oid", ObjectKey.Of("role", null, n)), ("rolname", SqlValue.Of(n)), ("usename", SqlValue.Of(n))));

    private static SqlValue Class(string schema, string name) => ObjectKey.Of("class", schema, name);

    private static SqlValue Type(string schema, string name) => ObjectKey.Of("type", schema, name);

    private static SqlValue TypeOf(TypeReference? type) => type is null || type.IsArray ? SqlValue.Unknown : Type(type.Schema, type.Name);

    private static SqlValue Namespace(string schema) => ObjectKey.Of("namespace", null, schema);

    private static RowFields Row(params (string Column, SqlValue Value)[] fields) => column =>
    {
        foreach (var (name, value) in fields)
        {
            if (name == column)
            {
                return value;
            }
        }

        return null;
    };
}
