using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Inputs;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>A relation of the catalog as the emitter needs it.</summary>
public sealed class RelationModelBuilder(
    DatabaseClass databaseClass,
    DatabaseNames names,
    AccessorBuilder accessors,
    TypeMapper types,
    IgnoreList ignored,
    SessionChanges sessionChanges,
    FindingList findings)
{
    // A method of the accessor has these already.
    private static readonly string[] ReservedParameters =
    [
        "after", "call", "cancellationToken", "filter", "limit", "look", "maxDistance", "patch", "query", "reader", "row", "rows", "statement",
    ];

    private readonly HashSet<JsonMapping> _usedJson = [];

    /// <summary>Null where the relation has no column to read.</summary>
    public RelationModel? Build(Relation relation, string hintName)
    {
        var columns = Columns(relation);
        if (columns.IsEmpty)
        {
            findings.Add(GeneratorRules.RelationWithoutColumns, relation.Origin, relation.Columns.Count == 0
                ? $"relation \"{relation.Name}\" has no columns and gets no record"
                : $"relation \"{relation.Name}\" has no column whose type is known and gets no record; cast its columns to their types where they are selected");
            return null;
        }

        var relationNames = names.Relations[relation];
        var isWritable = relation.Kind is RelationKind.Table or RelationKind.PartitionedTable or RelationKind.ForeignTable;
        var isInsertable = isWritable && !relation.Columns.Exists(c => columns.All(m => m.SqlName != c.Name) && IsRequired(c));
        var keys = new KeyBuilder(relation, columns);
        var primaryKey = keys.PrimaryKey();
        var uniqueKeys = keys.UniqueKeys(primaryKey);
        var isUpdatable = isWritable && primaryKey is not null && columns.Any(static c => c.IsUpdatable);
        var model = new RelationModel
        {
            Schema = relation.Schema,
            Name = relation.Name,
            SqlName = SqlName.Qualify(relation),
            KindName = KindName(relation.Kind),
            PropertyName = relationNames.Property,
            RecordName = relationNames.Record,
            NewName = isInsertable ? relationNames.New : null,
            PatchName = isUpdatable ? relationNames.Patch : null,
            SqlClassName = relationNames.Sql,
            HintName = hintName,
            Doc = DocBuilder.Of(relation, KindName(relation.Kind)),
            HasRowSecurity = relation.RowSecurity,
            IsWritable = isWritable,
            WritesChangeSession = relation.Triggers.Exists(sessionChanges.Has),
            Columns = columns,
            PrimaryKey = primaryKey,
            UniqueKeys = uniqueKeys,
            Lists = keys.Lists(primaryKey, uniqueKeys),
            VectorSearches = VectorSearchBuilder.Build(relation, columns),
            Accessors = [],
            ConstraintNames = ConstraintNames(relation),
        };
        return accessors.Apply(relation, model);
    }

    public void ReportUnusedJson()
    {
        foreach (var mapping in databaseClass.JsonMappings)
        {
            if (!_usedJson.Contains(mapping))
            {
                findings.AddAtClass(GeneratorRules.AttributeNamesNothing,
                    $"[SqlGenJson(\"{mapping.Column}\", …)] names no json or jsonb column of the schema files; correct the name, as table.column, or remove the attribute");
            }
        }
    }

    private EquatableArray<ColumnModel> Columns(Relation relation)
    {
        var owners = new HashSet<string>(relation.RowSecurity ? relation.Policies.SelectMany(static p => p.Columns) : [], StringComparer.Ordinal);
        var properties = names.Relations[relation].Columns;
        var parameters = new NameScope(ReservedParameters);
        var columns = new List<ColumnModel>();
        for (var i = 0; i < relation.Columns.Count; i++)
        {
            var column = relation.Columns[i];
            if (!ignored.Has(relation, column) && Type(relation, column) is { } type)
            {
                columns.Add(new ColumnModel
                {
                    SqlName = column.Name,
                    QuotedName = SqlName.Quote(column.Name),
                    PropertyName = properties[i],
                    ParameterName = ParameterName.Of(properties[i], parameters),
                    Type = type,
                    IsNullable = IsView(relation) || !IsNotNull(column),
                    IsInsertable = IsInsertable(column),
                    IsRequired = IsRequired(column),
                    IsUpdatable = IsInsertable(column),
                    IsOwner = owners.Contains(column.Name),
                    Doc = DocBuilder.Column(column, relation),
                });
            }
        }

        return columns.ToEquatableArray();
    }

    /// <summary>Null where the front end has said already why the type isn't known, or where this says that C# has none for it.</summary>
    private TypeModel? Type(Relation relation, Column column)
    {
        if (column.Type is null)
        {
            return null;
        }

        if (types.Map(column.Type, keepsModifier: true, out var problem) is { } type)
        {
            return JsonType(relation, column, type);
        }

        TypeProblems.Report(findings, problem, column.Type, column.Origin ?? relation.Origin, $"column \"{column.Name}\" of relation \"{relation.Name}\"",
            $"{relation.Name}.{column.Name}");
        return null;
    }

    private TypeModel JsonType(Relation relation, Column column, TypeModel type)
    {
        var name = relation.Name + "." + column.Name;
        foreach (var mapping in databaseClass.JsonMappings)
        {
            if (type is { Kind: TypeKind.Json, IsArray: false } && (mapping.Column == name || mapping.Column == relation.Schema + "." + name))
            {
                _usedJson.Add(mapping);
                return type with { Kind = TypeKind.JsonObject, CSharpType = mapping.CSharpType, IsValueType = mapping.IsValueType, JsonContext = mapping.Context };
            }
        }

        return type;
    }

    // Not even a domain that forbids NULL keeps an outer join from filling its column with it.
    private static bool IsView(Relation relation) => relation.Kind is RelationKind.View or RelationKind.MaterializedView;

    private bool IsNotNull(Column column) => column.HoldsNoNull || column.Identity != IdentityKind.None || (column.Type is { } type && types.ForbidsNull(type));

    private bool IsRequired(Column column) =>
        IsInsertable(column) && IsNotNull(column) && column is { HasDefault: false, Identity: IdentityKind.None } && !(column.Type is { } type && types.HasDefault(type));

    private static bool IsInsertable(Column column) => column.Identity != IdentityKind.Always && column.GeneratedExpression is null;

    private static EquatableArray<NameModel> ConstraintNames(Relation relation)
    {
        var scope = new NameScope("Columns", "Equals", "GetHashCode", "GetType", "Names", "ReferenceEquals", "ToString");
        var names = relation.Constraints.Select(static c => c.Name)
            .Concat(relation.Indexes.Where(static i => i is { IsUnique: true, FromConstraint: false }).Select(static i => i.Name));
        return names.Distinct().Select(n => new NameModel(n, scope.Claim(CSharpName.Pascal(n), n, out _))).ToEquatableArray();
    }

    private static string KindName(RelationKind kind) => kind switch
    {
        RelationKind.View => "view",
        RelationKind.MaterializedView => "materialized view",
        RelationKind.ForeignTable => "foreign table",
        _ => "table",
    };
}
