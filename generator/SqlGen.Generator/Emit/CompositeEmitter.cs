using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>A composite type: a record, how it is read attribute by attribute and how it is sent.</summary>
public static class CompositeEmitter
{
    public static string Emit(DatabaseContext context, CompositeModel model)
    {
        var writer = EmittedFile.Begin(context, $"create type {model.SqlName}");
        writer.Doc(model.Doc);
        RecordEmitter.WriteFields(writer, context, model.TypeName, model.Fields);
        writer.Gap();
        using (writer.Block($"partial class {context.ClassName}"))
        using (writer.Block($"internal static class {model.TypeName}Sql"))
        {
            FactsWriter.Write(writer, model.Facts);
            writer.Gap();
            var values = ValueReader.ReadAll(model.Fields.Select(static f => (f.Type, f.IsNullable, f.SqlName)), "ordinal");
            ReadWriter.Write(
                writer, $"Read({KnownTypes.Reader} reader, int ordinal)", model.TypeName, model.Fields.Select(static f => f.PropertyName), values);
            writer.Gap();
            using (writer.Block($"internal static void Bind({KnownTypes.Internal}.SqlCall call, {model.TypeName}? value)"))
            {
                foreach (var field in model.Fields)
                {
                    writer.Lines(ValueBinder.Bind(field.Type, isNullable: true, "value?." + field.PropertyName, field.PropertyName));
                }
            }
        }

        return writer.ToString();
    }
}
