using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>Everything about one relation, in one file.</summary>
public static class RelationEmitter
{
    public static string Emit(DatabaseContext context, RelationModel relation)
    {
        var writer = EmittedFile.Begin(context, $"create {relation.KindName} {relation.SqlName}");
        WriteRecords(writer, context, relation);
        writer.Gap();
        AbsenceWriter.WriteOnClass(writer, context, relation);
        using (writer.Block($"partial class {context.ClassName}"))
        {
            foreach (var part in relation.Narrowed.Prepend(relation))
            {
                WriteProperties(writer, context, part);
            }

            AbsenceWriter.Write(writer, context, relation);
            foreach (var part in relation.Narrowed.Prepend(relation))
            {
                foreach (var accessor in part.Accessors)
                {
                    writer.Gap();
                    AccessorEmitter.Write(writer, context, part, accessor, hasNames: accessor == relation.AllAccessors.First());
                }

                writer.Gap();
                RelationSqlEmitter.Write(writer, part, isNarrowed: part != relation);
            }
        }

        return writer.ToString();
    }

    /// <summary>Those of the relation, where somebody uses them, and those of scopes whose grants name columns.</summary>
    private static void WriteRecords(CodeWriter writer, DatabaseContext context, RelationModel relation)
    {
        RecordEmitter.Write(writer, context, relation);
        foreach (var narrowed in relation.Narrowed.Where(n => n.RecordName != relation.RecordName))
        {
            writer.Gap();
            RecordEmitter.Write(writer, context, narrowed);
        }

        foreach (var part in First(relation, VerbSets.AnyInsert, static r => r.NewName))
        {
            writer.Gap();
            NewRecordEmitter.Write(writer, context, part);
        }

        foreach (var part in First(relation, Verbs.Update, static r => r.PatchName))
        {
            writer.Gap();
            PatchEmitter.Write(writer, context, part);
        }
    }

    private static IEnumerable<RelationModel> First(RelationModel relation, Verbs verbs, Func<RelationModel, string?> record) =>
        relation.Narrowed.Prepend(relation).Where(r => AccessorEmitter.Has(r, verbs)).GroupBy(record).Select(static g => g.First());

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
