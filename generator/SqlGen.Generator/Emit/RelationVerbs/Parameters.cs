using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>Columns as parameters of a method.</summary>
internal static class Parameters
{
    // What the methods themselves call their parameters and locals.
    private static readonly HashSet<string> Taken =
        new(["call", "look", "row", "rows", "patch", "query", "limit", "after", "from", "to", "maxDistance", "exact", "cancellationToken"], StringComparer.Ordinal);

    public static string Name(ColumnModel column) => Taken.Contains(column.ParameterName.TrimStart('@')) ? column.ParameterName.TrimStart('@') + "Value" : column.ParameterName;

    /// <summary><c>string id, global::System.Guid userId</c>: the values of a key, never null.</summary>
    public static IEnumerable<string> Declare(IEnumerable<ColumnModel> columns) => columns.Select(static c => $"{c.Type.CSharpType} {Name(c)}");

    public static void Bind(CodeWriter writer, IEnumerable<ColumnModel> columns, string call = "call")
    {
        foreach (var column in columns)
        {
            writer.Lines(ValueBinder.Bind(column.Type, isNullable: false, Name(column), Name(column).TrimStart('@'), call));
        }
    }

    /// <summary><c>id = $1 and slug = $2</c>.</summary>
    public static string Condition(IEnumerable<ColumnModel> columns)
    {
        var number = 1;
        return string.Join(" and ", columns.Select(c => $"{c.QuotedName} = {ValueSql.Placeholder(c.Type, isNullable: false, ref number)}"));
    }

    public static IReadOnlyList<ColumnModel> Of(RelationModel relation, EquatableArray<int> positions) => [.. positions.Select(i => relation.Columns[i])];
}
