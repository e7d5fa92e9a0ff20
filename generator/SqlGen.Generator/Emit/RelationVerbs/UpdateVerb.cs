using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>Changes to one row.</summary>
internal static class UpdateVerb
{
    public static void WriteStatements(CodeWriter writer, RelationModel relation)
    {
        var columns = PatchEmitter.Columns(relation);
        InsertVerb.WriteColumns(writer, "UpdateColumns", columns);
        var keys = Parameters.Of(relation, relation.PrimaryKey!.Columns).Select(static c => InsertVerb.Column(c with { IsNullable = false }));
        StatementWriter.Field(
            writer,
            "SqlUpdate",
            "Update",
            [
                Literal.Of($"{relation.Name}.update"),
                Literal.Of(relation.SqlName),
                "UpdateColumns",
                $"[{string.Join(", ", keys)}]",
                .. StatementWriter.Some(StatementWriter.WriteTraits(relation)),
            ]);
    }

    public static void WriteBinder(CodeWriter writer, RelationModel relation) =>
        InsertVerb.WriteBind(writer, "BindPatch", relation.PatchName!, PatchEmitter.Columns(relation));

    public static void WriteMethods(CodeWriter writer, RelationModel relation, AccessorModel accessor)
    {
        var filter = ChangeWriter.Filter(relation.UpdateFilter, accessor);
        var key = Parameters.Of(relation, relation.PrimaryKey!.Columns);
        writer.Gap();
        writer.Summary("Writes what the patch sets into the row with this primary key.");
        ChangeWriter.WriteDoc(writer, filter, "updated");
        string[] parameters = [.. Parameters.Declare(key), $"{relation.PatchName} patch", KnownTypes.CancellationParameter];
        using (writer.Block(Signature.Of($"public {KnownTypes.Task}<{KnownTypes.ChangeResult}> UpdateAsync", parameters)))
        {
            writer.Line($"{KnownTypes.ArgumentNullException}.ThrowIfNull(patch);");
            writer.Line($"var call = _scope.Call({relation.SqlClassName}.{RelationSqlEmitter.WriteStatements}.Update.For(patch.{TrackedRecordWriter.SetProperty(PatchEmitter.Columns(relation))}));");
            writer.Line($"{relation.SqlClassName}.BindPatch(call, patch);");
            Parameters.Bind(writer, key);
            ChangeWriter.WriteReturn(writer, relation, filter, key);
        }
    }
}
