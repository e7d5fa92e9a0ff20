namespace SqlGen.Generator.Model.Building;

/// <summary>The relation as it is for roles whose grants name columns: records, keys and lists of those columns only.</summary>
public sealed class RelationNarrowing(DatabaseNames names, RelationModel model, RelationNames relationNames)
{
    /// <param name="shape">The columns.</param>
    /// <param name="rights">Those of the first role of this shape, after which the records are called.</param>
    /// <param name="requiresOwner">A record is derived from the new one, in which the owner must be given.</param>
    public RelationModel Narrow(ColumnShape shape, RelationRights rights, bool requiresOwner)
    {
        var (whole, columns, scope) = (ColumnShape.Whole(model), rights.Columns, rights.Role.Scope.Name);
        var record = shape.Readable == whole.Readable ? model.RecordName : Claim(model.RecordName + "For" + scope);
        var isNew = requiresOwner || shape.Insertable != whole.Insertable || shape.Required != whole.Required;
        var newName = model.NewName is not null && isNew ? Claim(model.NewName + "For" + scope) : model.NewName;
        var patch = model.PatchName is not null && shape.Updatable != whole.Updatable ? Claim(model.PatchName + "For" + scope) : model.PatchName;
        var narrowed = model.Columns.Select((c, i) => c with
        {
            IsReadable = shape.Readable[i],
            IsInsertable = shape.Insertable[i],
            IsUpdatable = shape.Updatable[i],
            IsRequired = shape.Required[i],
            Doc = shape.Required[i] && !c.IsRequired
                ? c.Doc with { Sql = $"{c.Doc.Sql}; must be given, because {rights.Role.RoleName} has no USAGE grant on sequence <c>{columns.ClosedSequences[i]}</c>" }
                : c.Doc,
        }).ToEquatableArray();
        return model with
        {
            RecordName = record,
            NewName = newName,
            PatchName = patch,
            SqlClassName = ClaimNested(relationNames.Property + "For" + scope + "Sql"),
            Columns = narrowed,
            PrimaryKey = model.PrimaryKey is { } key && IsReadable(key) ? ForUpsert(key) : null,
            UniqueKeys = model.UniqueKeys.Where(IsReadable).Select(ForUpsert).ToEquatableArray(),
            Lists = model.Lists.Where(l => l.Equal.All(Has) && (l.Range is not { } range || Has(range)))
                .Select(l => l.Order.All(o => Has(o.Column)) ? l : l with { Order = [] }).ToEquatableArray(),
            VectorSearches = model.VectorSearches.Where(s => Has(s.Column) && (s.Predicate is null || shape.Readable == whole.Readable))
                .Select(s => s with { JsonFilters = s.JsonFilters.Where(Has).ToEquatableArray() }).ToEquatableArray(),
            AbsentColumns =
            [
                .. Absent(record, model.RecordName, whole.Readable, shape.Readable, "SELECT", rights),
                .. Absent(newName, model.NewName, whole.Insertable, shape.Insertable, "INSERT", rights),
                .. Absent(patch, model.PatchName, whole.Updatable, shape.Updatable, "UPDATE", rights),
            ],
        };

        bool Has(int column) => shape.Readable[column];
        bool IsReadable(KeyModel k) => k.Columns.All(Has);
        KeyModel ForUpsert(KeyModel k) => k with { CanUpsert = columns.MayUpsert(k) };
    }

    private IEnumerable<AbsentColumnModel> Absent(string? record, string? whole, EquatableArray<bool> all, EquatableArray<bool> held, string command, RelationRights rights) =>
        record is null || record == whole ? [] : model.Columns.Where((_, i) => all[i] && !held[i])
            .Select(c => new AbsentColumnModel(record, c.PropertyName, $"{rights.Role.RoleName} has no {command} grant on column {c.SqlName} of {model.Name}"));

    private string Claim(string name) => names.Types.Claim(name, $"relation \"{model.Name}\"", out _);

    private string ClaimNested(string wanted)
    {
        var name = wanted;
        for (var i = 2; !names.IsNestedTypeFree(name); i++)
        {
            name = wanted + i;
        }

        names.ReserveNestedType(name, $"relation \"{model.Name}\"");
        return name;
    }
}
