using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The record that inserts take, and the one derived from it in which the owner can't be forgotten.</summary>
internal static class NewRecordEmitter
{
    public static void Write(CodeWriter writer, DatabaseContext context, RelationModel relation)
    {
        var forService = relation.Accessors.FirstOrDefault(static a => a.RequiresOwner);
        writer.Summary($"A row to insert into <c>{Xml.Escape(relation.SqlName)}</c>. A column that is left out gets its default; null is sent as NULL.");
        AbsenceWriter.WriteColumns(writer, relation, relation.NewName!);
        using (writer.Block($"{context.Accessibility} {(forService is null ? "sealed " : "")}record {relation.NewName}"))
        {
            TrackedRecordWriter.WriteBody(
                writer,
                Columns(relation),
                static column => column.IsRequired,
                column => forService is not null && column is { IsOwner: true, IsRequired: false });
        }

        if (forService is not null)
        {
            writer.Gap();
            WriteForService(writer, context, relation, forService);
        }
    }

    /// <summary>The columns that INSERT may name; a position in it is a position in the set.</summary>
    public static IReadOnlyList<ColumnModel> Columns(RelationModel relation) => [.. relation.Columns.Where(static c => c.IsInsertable)];

    private static void WriteForService(CodeWriter writer, DatabaseContext context, RelationModel relation, AccessorModel accessor)
    {
        var owners = Columns(relation).Where(static c => c is { IsOwner: true, IsRequired: false }).ToArray();
        var names = Xml.List(owners.Select(static c => c.SqlName));
        writer.Summary(
            $"A row to insert into <c>{Xml.Escape(relation.SqlName)}</c> by a role that bypasses Row Level Security: {names} must be given, " +
            "because policies decide by it who sees the row.");
        using (writer.Block($"{context.Accessibility} sealed record {accessor.NewName} : {relation.NewName}"))
        {
            foreach (var column in owners)
            {
                writer.Gap();
                writer.Doc(column.Doc);
                writer.Line(
                    $"public override required {column.PropertyType} {column.PropertyName} " +
                    $"{{ get => base.{column.PropertyName}{(column.IsNullable || column.Type.IsValueType ? "" : "!")}; init => base.{column.PropertyName} = value; }}");
            }
        }
    }
}
