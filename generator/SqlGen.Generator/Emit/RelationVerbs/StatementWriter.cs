using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>Writes the fields that hold a relation's statements.</summary>
internal static class StatementWriter
{
    public const string ReadOnly = KnownTypes.Internal + ".SqlTraits.ReadOnly";
    public const string ReadOnlyVectorSearch = ReadOnly + " | " + KnownTypes.Internal + ".SqlTraits.VectorSearch";

    /// <summary>A statement with fixed text; <paramref name="text"/> is C#.</summary>
    public static void Statement(CodeWriter writer, string field, string name, string text, string? traits = null) =>
        Field(writer, "SqlStatement", field, [Literal.Of(name), text, .. Some(traits)]);

    /// <summary>A field of one of the runtime's types, made of arguments that stand on a line each.</summary>
    public static void Field(CodeWriter writer, string type, string field, IReadOnlyList<string> arguments)
    {
        writer.Gap();
        writer.Line($"internal static readonly {KnownTypes.Internal}.{type} {field} = new(");
        using (writer.Indent())
        {
            for (var i = 0; i < arguments.Count; i++)
            {
                writer.Line(arguments[i] + (i == arguments.Count - 1 ? ");" : ","));
            }
        }
    }

    /// <summary>C# for <c>select {columns} from {relation}{rest}</c>.</summary>
    public static string Select(RelationModel relation, string rest = "") => $"\"select \" + Columns + {Literal.Of($" from {relation.SqlName}{rest}")}";

    /// <summary>Traits of statements that write: triggers may change the session.</summary>
    public static string? WriteTraits(RelationModel relation) => relation.WritesChangeSession ? KnownTypes.Internal + ".SqlTraits.ChangesSession" : null;

    public static IEnumerable<string> Some(string? argument) => argument is null ? [] : [argument];
}
