using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>All rows, how many there are, and whether one is there.</summary>
internal static class ExistsVerb
{
    public static void WriteStatements(CodeWriter writer, RelationModel relation)
    {
        StatementWriter.Statement(writer, "All", $"{relation.Name}.all", StatementWriter.Select(relation), StatementWriter.ReadOnly);
        StatementWriter.Statement(
            writer, "Count", $"{relation.Name}.count", Literal.Of($"select count(*) from {relation.SqlName}"), StatementWriter.ReadOnly);
        if (relation.PrimaryKey is { } key)
        {
            WriteLook(writer, relation, key);
        }
    }

    public static void WriteLook(CodeWriter writer, RelationModel relation, KeyModel key)
    {
        var condition = Parameters.Condition(Parameters.Of(relation, key.Columns));
        StatementWriter.Statement(
            writer, "Exists", $"{relation.Name}.exists", Literal.Of($"select exists (select from {relation.SqlName} where {condition})"), StatementWriter.ReadOnly);
    }

    public static void WriteMethods(CodeWriter writer, RelationModel relation)
    {
        if (relation.PrimaryKey is { } key)
        {
            var columns = Parameters.Of(relation, key.Columns);
            writer.Gap();
            writer.Summary($"Whether there is a row with this primary key ({Xml.List(columns.Select(static c => c.SqlName))}) that the caller may see.");
            using (writer.Block(Signature.Of($"public {KnownTypes.Task}<bool> ExistsAsync", [.. Parameters.Declare(columns), KnownTypes.CancellationParameter])))
            {
                writer.Line($"var call = _scope.Call({relation.SqlClassName}.Exists);");
                Parameters.Bind(writer, columns);
                writer.Line("return call.SingleAsync(static reader => reader.GetBoolean(0), cancellationToken);");
            }
        }

        writer.Gap();
        writer.Summary("How many rows there are that the caller may see.");
        writer.Line($"public {KnownTypes.Task}<long> CountAsync({KnownTypes.CancellationParameter}) =>");
        using (writer.Indent())
        {
            writer.Line($"_scope.Call({relation.SqlClassName}.Count).SingleAsync(static reader => reader.GetInt64(0), cancellationToken);");
        }

        writer.Gap();
        writer.Summary("All rows that the caller may see, in no particular order, read as they are enumerated.");
        writer.Line($"public {KnownTypes.SqlRows}<{relation.RecordName}> All() =>");
        using (writer.Indent())
        {
            writer.Line($"_scope.Call({relation.SqlClassName}.All).Rows({relation.SqlClassName}.Read);");
        }
    }
}
