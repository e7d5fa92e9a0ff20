using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>Everything about one relation, in one file.</summary>
public static class RelationEmitter
{
    public static string Emit(DatabaseContext context, RelationModel relation)
    {
        var writer = EmittedFile.Begin(context, $"create {relation.KindName} {relation.SqlName}");
        RecordEmitter.Write(writer, context, relation);
        if (AccessorEmitter.Has(relation, VerbSets.AnyInsert))
        {
            writer.Gap();
            NewRecordEmitter.Write(writer, context, relation);
        }

        if (AccessorEmitter.Has(relation, Verbs.Update))
        {
            writer.Gap();
            PatchEmitter.Write(writer, context, relation);
        }

        writer.Gap();
        using (writer.Block($"partial class {context.ClassName}"))
        {
            WriteProperties(writer, context, relation);
            AbsenceWriter.Write(writer, context, relation);
            foreach (var accessor in relation.Accessors)
            {
                writer.Gap();
                AccessorEmitter.Write(writer, context, relation, accessor);
            }

            writer.Gap();
            RelationSqlEmitter.Write(writer, relation);
        }

        return writer.ToString();
    }

    private static void WriteProperties(CodeWriter writer, DatabaseContext context, RelationModel relation)
    {
        foreach (var accessor in relation.Accessors)
        {
            ScopePartWriter.Write(writer, context, accessor.Scopes, (part, scope) =>
            {
                part.Summary($"Calls on {relation.KindName} <c>{Xml.Escape(relation.SqlName)}</c>.");
                if (AccessDoc.Of(relation, scope) is { } doc)
                {
                    part.Remarks(doc);
                }

                part.Line($"public {accessor.TypeName} {relation.PropertyName} => new(this);");
            });
        }
    }
}
