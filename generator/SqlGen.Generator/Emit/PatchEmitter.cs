using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The record that updates take.</summary>
internal static class PatchEmitter
{
    public static void Write(CodeWriter writer, DatabaseContext context, RelationModel relation)
    {
        writer.Summary($"Changes to a row of <c>{Xml.Escape(relation.SqlName)}</c>. Only what is set is written; null is written as NULL.");
        AbsenceWriter.WriteColumns(writer, relation, relation.PatchName!);
        using (writer.Block($"{context.Accessibility} sealed record {relation.PatchName}"))
        {
            TrackedRecordWriter.WriteBody(writer, Columns(relation), static _ => false, static _ => false);
        }
    }

    /// <summary>The columns that SET may name; a position in it is a position in the set.</summary>
    public static IReadOnlyList<ColumnModel> Columns(RelationModel relation) => [.. relation.Columns.Where(static c => c.IsUpdatable)];
}
