using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>An enum and the switches between its members and the labels.</summary>
public static class EnumEmitter
{
    public static string Emit(DatabaseContext context, EnumModel model)
    {
        var writer = EmittedFile.Begin(context, $"create type {model.SqlName}");
        writer.Doc(model.Doc);
        SchemaMark.Enum(writer, model);
        using (writer.Block($"{context.Accessibility} enum {model.TypeName}"))
        {
            foreach (var label in model.Labels)
            {
                writer.Gap();
                writer.Summary($"<c>{Xml.Escape(label.SqlName)}</c>");
                writer.Line($"{label.MemberName},");
            }
        }

        writer.Gap();
        using (writer.Block($"partial class {context.ClassName}"))
        using (writer.Block($"internal static class {model.TypeName}Sql"))
        {
            FactsWriter.Write(writer, model.Facts);
            writer.Gap();
            WriteSwitches(writer, model);
            writer.Gap();
            WriteArrays(writer, model);
        }

        return writer.ToString();
    }

    private static void WriteSwitches(CodeWriter writer, EnumModel model)
    {
        using (writer.Block($"internal static string ToLabel({model.TypeName} value) => value switch", "};"))
        {
            foreach (var label in model.Labels)
            {
                writer.Line($"{model.TypeName}.{label.MemberName} => {Literal.Of(label.SqlName)},");
            }

            var message = Literal.Of($"not a member that enum {model.SqlName} has a label for");
            writer.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, {message}),");
        }

        writer.Gap();
        writer.Line($"internal static string? ToLabel({model.TypeName}? value) => value is {{ }} member ? ToLabel(member) : null;");
        writer.Gap();
        using (writer.Block($"internal static {model.TypeName} Parse(string label) => label switch", "};"))
        {
            foreach (var label in model.Labels)
            {
                writer.Line($"{Literal.Of(label.SqlName)} => {model.TypeName}.{label.MemberName},");
            }

            writer.Line($"_ => throw {KnownTypes.Internal}.SqlLabel.Unknown({Literal.Of(model.SqlName)}, label),");
        }
    }

    private static void WriteArrays(CodeWriter writer, EnumModel model)
    {
        writer.Line($"internal static {model.TypeName}?[] ParseAll(string?[] labels) =>");
        using (writer.Indent())
        {
            writer.Line($"global::System.Array.ConvertAll(labels, static label => label is null ? ({model.TypeName}?)null : Parse(label));");
        }

        writer.Gap();
        writer.Line($"internal static string?[]? ToLabels({model.TypeName}?[]? values) =>");
        using (writer.Indent())
        {
            writer.Line("values is null ? null : global::System.Array.ConvertAll(values, static value => ToLabel(value));");
        }
    }
}
