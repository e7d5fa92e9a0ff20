using System.Globalization;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>Writes records that know which of their properties were set: null and left out are different things.</summary>
internal static class TrackedRecordWriter
{
    private const string ColumnSet = KnownTypes.Internal + ".SqlColumnSet";

    /// <summary>The internal property that tells which columns were set.</summary>
    public static string SetProperty(IEnumerable<ColumnModel> columns) => Free("SetColumns", columns.Select(static c => c.PropertyName));

    /// <param name="writer">Where it is written.</param>
    /// <param name="columns">The columns; their positions are the set's.</param>
    /// <param name="isRequired">Whether a column must be given; it is then always in the set.</param>
    /// <param name="isVirtual">Whether a derived record overrides the property.</param>
    public static void WriteBody(
        CodeWriter writer, IReadOnlyList<ColumnModel> columns, Func<ColumnModel, bool> isRequired, Func<ColumnModel, bool> isVirtual)
    {
        var set = Free("_set", columns.Select(Field));
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            writer.Gap();
            writer.Doc(column.Doc);
            var mark = SchemaMark.Dimensions(column.Type);
            if (isRequired(column))
            {
                writer.Line($"{mark}public required {column.PropertyType} {column.PropertyName} {{ get; init; }}");
                continue;
            }

            // Left out, a property that can't be set to null still reads as null.
            var (maybe, field) = (column.IsNullable || column.Type.IsValueType)
                ? ("", column.PropertyType)
                : ("[global::System.Diagnostics.CodeAnalysis.MaybeNull] ", column.PropertyType + "?");
            var modifier = isVirtual(column) ? "virtual " : "";
            writer.Line(
                $"{mark}{maybe}public {modifier}{column.PropertyType} {column.PropertyName} " +
                $"{{ get => {Field(column)}; init {{ {Field(column)} = value; {set} = {set}.With({Number(i)}); }} }}");
            writer.Line($"private readonly {field} {Field(column)};");
        }

        writer.Gap();
        if (columns.Count == 0)
        {
            // A table whose columns are all generated: nothing is ever set.
            writer.Line($"internal {ColumnSet} {SetProperty(columns)} => default;");
            return;
        }

        writer.Line($"internal {ColumnSet} {SetProperty(columns)} => {set};");
        var required = Enumerable.Range(0, columns.Count).Where(i => isRequired(columns[i])).ToArray();
        var initial = required.Length == 0 ? "" : $" = default({ColumnSet}){string.Concat(required.Select(static i => $".With({Number(i)})"))}";
        writer.Line($"private readonly {ColumnSet} {set}{initial};");
    }

    private static string Field(ColumnModel column) =>
        "_" + char.ToLowerInvariant(column.PropertyName[0]) + column.PropertyName.Substring(1);

    private static string Free(string name, IEnumerable<string> taken)
    {
        while (taken.Contains(name, StringComparer.Ordinal))
        {
            name += "_";
        }

        return name;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
