namespace SqlGen.Generator.Emit;

/// <summary>Writes the method that makes a record from a row.</summary>
internal static class ReadWriter
{
    public static void Write(CodeWriter writer, string signature, string recordName, IEnumerable<string> properties, IEnumerable<string> values)
    {
        using (writer.Block($"internal static {recordName} {signature} => new()", "};"))
        {
            foreach (var line in properties.Zip(values, static (property, value) => $"{property} = {value},"))
            {
                writer.Line(line);
            }
        }
    }
}
