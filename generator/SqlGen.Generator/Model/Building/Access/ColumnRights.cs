using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>Which columns of a relation a role may read, insert and update: all, where a grant names none. By position in the model.</summary>
public sealed class ColumnRights
{
    private readonly RelationModel _model;

    public ColumnRights(ScopeRights role, Relation relation, RelationModel model, DatabaseCatalog catalog)
    {
        _model = model;
        var isKnown = RelationRights.KnowsGrants(relation, catalog) && !role.Owns(relation);
        IReadOnlyList<bool> Of(Privilege command, Func<ColumnModel, bool> isPossible)
        {
            var isWhole = !isKnown || role.HoldsEverywhere(command);
            return [.. model.Columns.Select(c => isPossible(c) && (isWhole || role.Holds(relation.Grants, command, c.SqlName)))];
        }

        Readable = Of(Privilege.Select, static _ => true);
        Insertable = Of(Privilege.Insert, static c => c.IsInsertable);
        Updatable = Of(Privilege.Update, static c => c.IsUpdatable);
        ClosedSequences = [.. model.Columns.Select(c => c.IsInsertable && relation.FindColumn(c.SqlName) is { } column
            ? SequenceUse.Of(column, relation, catalog).FirstOrDefault(s => !role.MayAdvance(s))?.Name
            : null)];
    }

    public IReadOnlyList<bool> Readable { get; }

    public IReadOnlyList<bool> Insertable { get; }

    public IReadOnlyList<bool> Updatable { get; }

    /// <summary>For each column the sequence of its default that the role may not advance: without a value of the caller's the insert fails.</summary>
    public IReadOnlyList<string?> ClosedSequences { get; }

    public bool MayInsert => Insertable.Contains(true) && All(static c => c.IsRequired, Insertable);

    /// <summary>A column that the role can neither give nor leave out.</summary>
    public int? Stuck => Positions.Where(i => ClosedSequences[i] is not null && !Insertable[i]).Select(static i => (int?)i).FirstOrDefault();

    public bool IsRequired(int position) => _model.Columns[position].IsRequired || (ClosedSequences[position] is not null && Insertable[position]);

    public bool MayRead(KeyModel key) => key.Columns.All(i => Readable[i]);

    /// <summary>ON CONFLICT reads the key. Something of a row that exists must be changed, or written over itself; the rest of it is kept.</summary>
    public bool MayUpsert(KeyModel key) =>
        key.CanUpsert && MayRead(key) && key.Columns.All(i => Insertable[i]) && Positions.Any(i => Updatable[i] && (Readable[i] || (Insertable[i] && !key.Columns.Contains(i))));

    private IEnumerable<int> Positions => Enumerable.Range(0, _model.Columns.Count);

    private bool All(Func<ColumnModel, bool> condition, IReadOnlyList<bool> held) => Positions.All(i => held[i] || !condition(_model.Columns[i]));
}
