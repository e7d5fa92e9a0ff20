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

    public static void WriteMethods(CodeWriter writer, RelationModel relation, AccessorModel accessor)
    {
        var filter = ChangeWriter.Filter(relation.DeleteFilter, accessor);
        var key = Parameters.Of(relation, relation.PrimaryKey!.Columns);
        writer.Gap();
        writer.Summary("Deletes the row with this primary key.");
        ChangeWriter.WriteDoc(writer, filter, "deleted");
        using (writer.Block(Signature.Of($"public {KnownTypes.Task}<{KnownTypes.ChangeResult}> DeleteAsync", [.. Parameters.Declare(key), KnownTypes.CancellationParameter])))
        {
            writer.Line($"var call = _scope.Call({relation.SqlClassName}.Delete);");
            Parameters.Bind(writer, key);
            ChangeWriter.WriteReturn(writer, relation, filter, key);
        }
    }
}
