using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>Deletes one row.</summary>
internal static class DeleteVerb
{
    public static void WriteStatements(CodeWriter writer, RelationModel relation)
    {
        var condition = Parameters.Condition(Parameters.Of(relation, relation.PrimaryKey!.Columns));
        StatementWriter.Statement(
            writer, "Delete", $"{relation.Name}.delete", Literal.Of($"delete from {relation.SqlName} where {condition}"), StatementWriter.WriteTraits(relation));
    }

    public static void WriteMethods(CodeWriter writer, RelationModel relation)
    {
        var key = Parameters.Of(relation, relation.PrimaryKey!.Columns);
        writer.Gap();
        writer.Summary("Deletes the row with this primary key.");
        writer.Returns("Whether there was such a row that the caller may delete.");
        using (writer.Block(Signature.Of($"public async {KnownTypes.Task}<bool> DeleteAsync", [.. Parameters.Declare(key), KnownTypes.CancellationParameter])))
        {
            writer.Line($"var call = _scope.Call({relation.SqlClassName}.Delete);");
            Parameters.Bind(writer, key);
            writer.Line("return await call.ExecuteAsync(cancellationToken).ConfigureAwait(false) > 0;");
        }
    }
}
