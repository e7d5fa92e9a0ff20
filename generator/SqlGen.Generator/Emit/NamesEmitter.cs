using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>Constants with the database's names, for SQL of one's own and for comparing with <c>PostgresException</c>.</summary>
internal static class NamesEmitter
{
    public static void Write(CodeWriter writer, RelationModel relation)
    {
        writer.Gap();
        writer.Summary("The relation's name, qualified, and quoted where SQL needs it.");
        writer.Line($"public const string RelationName = {Literal.Of(relation.SqlName)};");
        WriteClass(
            writer,
            "ColumnNames",
            "The names of the columns, as <c>PostgresException.ColumnName</c> has them.",
            relation.Columns.Select(static c => new NameModel(c.SqlName, c.PropertyName)));
        WriteClass(
            writer,
            "ConstraintNames",
            "The names of constraints and unique indexes, as <c>PostgresException.ConstraintName</c> has them.",
            relation.ConstraintNames);
    }

    private static void WriteClass(CodeWriter writer, string name, string summary, IEnumerable<NameModel> constants)
    {
        if (!constants.Any())
        {
            return;
        }

        writer.Gap();
        writer.Summary(summary);
        using (writer.Block($"public static class {name}"))
        {
            foreach (var constant in constants)
            {
                writer.Gap();
                writer.Summary($"<c>{Xml.Escape(constant.SqlName)}</c>");
                // A member can't be called like the class around it.
                var member = constant.MemberName == name ? constant.MemberName + "_" : constant.MemberName;
                writer.Line($"public const string {member} = {Literal.Of(constant.SqlName)};");
            }
        }
    }
}
