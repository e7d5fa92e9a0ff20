using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The record that holds a row.</summary>
internal static class RecordEmitter
{
    public static void Write(CodeWriter writer, DatabaseContext context, RelationModel relation)
    {
        var what = $"A row of {relation.KindName} <c>{Xml.Escape(relation.SqlName)}</c>.";
        if (relation.Doc.Comment is null)
        {
            writer.Summary(what);
        }
        else
        {
            writer.Summary(relation.Doc.Comment);
            writer.Remarks(what);
        }

        AbsenceWriter.WriteColumns(writer, relation, relation.RecordName);
        using (writer.Block($"{context.Accessibility} sealed record {relation.RecordName}"))
        {
            foreach (var column in relation.ReadableColumns)
            {
                writer.Gap();
                writer.Doc(column.Doc);
                writer.Line($"public required {column.PropertyType} {column.PropertyName} {{ get; init; }}");
            }
        }
    }

    /// <summary>A record of fields: a composite type, or what a function returns.</summary>
    public static void WriteFields(CodeWriter writer, DatabaseContext context, string name, EquatableArray<FieldModel> fields)
    {
        using (writer.Block($"{context.Accessibility} sealed record {name}"))
        {
            foreach (var field in fields)
            {
                writer.Gap();
                writer.Doc(field.Doc);
                writer.Line($"public required {field.Type.For(field.IsNullable)} {field.PropertyName} {{ get; init; }}");
            }
        }
    }
}
