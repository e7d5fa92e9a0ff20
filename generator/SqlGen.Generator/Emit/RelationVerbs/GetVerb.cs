using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>One row by its primary key, or by a unique key.</summary>
internal static class GetVerb
{
    public static void WriteStatements(CodeWriter writer, RelationModel relation)
    {
        foreach (var (suffix, key) in Keys(relation))
        {
            var condition = Parameters.Condition(Parameters.Of(relation, key.Columns));
            StatementWriter.Statement(
                writer, "Get" + suffix, $"{relation.Name}.get{Snake(suffix)}", StatementWriter.Select(relation, $" where {condition}"), StatementWriter.ReadOnly);
        }
    }

    public static void WriteMethods(CodeWriter writer, RelationModel relation)
    {
        foreach (var (suffix, key) in Keys(relation))
        {
            var columns = Parameters.Of(relation, key.Columns);
            var what = suffix.Length == 0 ? "primary key" : columns.Count == 1 ? "unique value" : "unique values";
            writer.Gap();
            writer.Summary($"The row with this {what} ({Xml.List(columns.Select(static c => c.SqlName))}), or null where there is none that the caller may see.");
            var start = $"public {KnownTypes.Task}<{relation.RecordName}?> Get{suffix}Async";
            using (writer.Block(Signature.Of(start, [.. Parameters.Declare(columns), KnownTypes.CancellationParameter])))
            {
                writer.Line($"var call = _scope.Call({relation.SqlClassName}.Get{suffix});");
                Parameters.Bind(writer, columns);
                writer.Line($"return call.SingleOrDefaultAsync({relation.SqlClassName}.Read, cancellationToken);");
            }
        }
    }

    private static IEnumerable<(string Suffix, KeyModel Key)> Keys(RelationModel relation)
    {
        if (relation.PrimaryKey is { } primary)
        {
            yield return ("", primary);
        }

        foreach (var key in relation.UniqueKeys)
        {
            yield return ("By" + key.Name, key);
        }
    }

    private static string Snake(string suffix) => suffix.Length == 0 ? "" : "_by_" + StatementNames.Snake(suffix.Substring(2));
}
