namespace SqlGen.Generator.Model.Building;

/// <summary>What a role's grants leave of a relation's columns, as far as its verbs use them: roles of one shape share their records.</summary>
public sealed record ColumnShape(EquatableArray<bool> Readable, EquatableArray<bool> Insertable, EquatableArray<bool> Updatable, EquatableArray<bool> Required)
{
    /// <summary>Of somebody who may do everything with every column.</summary>
    public static ColumnShape Whole(RelationModel model) => new(
        model.Columns.Select(static _ => true).ToEquatableArray(),
        model.Columns.Select(static c => c.IsInsertable).ToEquatableArray(),
        model.Columns.Select(static c => c.IsUpdatable).ToEquatableArray(),
        model.Columns.Select(static c => c.IsRequired).ToEquatableArray());

    /// <summary>Columns that only a verb would use which the role lacks don't count.</summary>
    public static ColumnShape Of(RelationModel model, ColumnRights rights, Verbs verbs)
    {
        var whole = Whole(model);
        var inserts = (verbs & VerbSets.AnyInsert) != 0;
        return new ColumnShape(
            (verbs & VerbSets.AnyRow) == 0 ? whole.Readable : rights.Readable.ToEquatableArray(),
            inserts ? rights.Insertable.ToEquatableArray() : whole.Insertable,
            (verbs & (Verbs.Update | Verbs.Upsert)) == 0 ? whole.Updatable : rights.Updatable.ToEquatableArray(),
            inserts ? model.Columns.Select((_, i) => rights.IsRequired(i)).ToEquatableArray() : whole.Required);
    }
}
