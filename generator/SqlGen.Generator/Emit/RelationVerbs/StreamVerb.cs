using System.Globalization;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>All vectors of a column, each with its row's primary key, read into one memory.</summary>
internal static class StreamVerb
{
    public static void WriteStatements(CodeWriter writer, RelationModel relation)
    {
        foreach (var column in Streamed(relation))
        {
            var columns = ValueSql.Items([.. Key(relation), column]);
            var condition = column.IsNullable ? $" where {column.QuotedName} is not null" : "";
            StatementWriter.Statement(
                writer,
                "Stream" + column.PropertyName,
                $"{relation.Name}.stream_{StatementNames.Snake(column.PropertyName)}",
                Literal.Of($"select {columns} from {relation.SqlName}{condition}"),
                StatementWriter.ReadOnly);
        }

        if (Streamed(relation).Any())
        {
            var values = ValueReader.ReadAll(Key(relation).Select(static c => (c.Type, false, c.SqlName))).ToArray();
            writer.Gap();
            writer.Line($"internal static {KeyType(relation)} ReadKey({KnownTypes.Reader} reader) =>");
            writer.Line($"    {(values.Length == 1 ? values[0] : $"({string.Join(", ", values)})")};");
        }
    }

    public static void WriteMethods(CodeWriter writer, RelationModel relation)
    {
        foreach (var column in Streamed(relation))
        {
            var key = Xml.List(Key(relation).Select(static c => c.SqlName));
            var dimensions = column.Type.Dimensions is { } count ? $", of {count.ToString(CultureInfo.InvariantCulture)} dimensions" : "";
            var ordinal = Key(relation).Sum(static c => ValueSql.Width(c.Type)).ToString(CultureInfo.InvariantCulture);
            writer.Gap();
            writer.Line("/// <summary>");
            writer.Line($"/// The vectors of <c>{Xml.Escape(column.SqlName)}</c> that the caller may see{dimensions}, in no particular order, each with its row's primary key ({key}).");
            writer.Line("/// All are read into the same memory: take what you need of one before you ask for the next.");
            writer.Line("/// </summary>");
            writer.Line($"public {KnownTypes.SqlVectors}<{KeyType(relation)}> Stream{column.PropertyName}() =>");
            using (writer.Indent())
            {
                writer.Line($"_scope.Call({relation.SqlClassName}.Stream{column.PropertyName}).Vectors({relation.SqlClassName}.ReadKey, {ordinal});");
            }
        }
    }

    private static IEnumerable<ColumnModel> Streamed(RelationModel relation) =>
        relation.PrimaryKey is null ? [] : relation.ReadableColumns.Where(static c => c.Type is { Kind: TypeKind.Vector, IsArray: false });

    private static IReadOnlyList<ColumnModel> Key(RelationModel relation) => Parameters.Of(relation, relation.PrimaryKey!.Columns);

    private static string KeyType(RelationModel relation)
    {
        var key = Key(relation);
        return key.Count == 1 ? key[0].Type.CSharpType : $"({string.Join(", ", key.Select(static c => $"{c.Type.CSharpType} {c.PropertyName}"))})";
    }
}
