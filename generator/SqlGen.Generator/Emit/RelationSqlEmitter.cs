using SqlGen.Generator.Emit.RelationVerbs;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The class of a relation's statements, reader and binders.</summary>
internal static class RelationSqlEmitter
{
    /// <summary>The nested class of what inserts and updates a row.</summary>
    public const string WriteStatements = "WriteStatements";

    /// <summary>The nested class of what inserts many rows.</summary>
    public const string BulkStatements = "BulkStatements";

    public static void Write(CodeWriter writer, RelationModel relation, bool isNarrowed = false)
    {
        using (writer.Block($"internal static class {relation.SqlClassName}"))
        {
            writer.Line($"internal const string Columns = {Literal.Of(ValueSql.Items(relation.ReadableColumns))};");
            if (!isNarrowed)
            {
                FactsWriter.Write(writer, relation.Facts);
            }

            writer.Gap();
            var isRead = AccessorEmitter.Has(relation, Verbs.Read);
            if (isRead)
            {
                GetVerb.WriteStatements(writer, relation);
                ExistsVerb.WriteStatements(writer, relation);
                ListVerb.WriteStatements(writer, relation);
            }

            else if (ChangeWriter.NeedsLook(relation))
            {
                ExistsVerb.WriteLook(writer, relation, relation.PrimaryKey!);
            }

            if (AccessorEmitter.Has(relation, Verbs.Delete))
            {
                DeleteVerb.WriteStatements(writer, relation);
            }

            writer.Gap();
            WriteRead(writer, relation);
            if (isRead)
            {
                NearestVerb.WriteStatements(writer, relation);
                StreamVerb.WriteStatements(writer, relation);
            }

            WriteWrites(writer, relation);
        }
    }

    // Classes of their own: what they hold is made, and compiled, with a program's first write and not with its first read.
    private static void WriteWrites(CodeWriter writer, RelationModel relation)
    {
        var (inserts, updates) = (AccessorEmitter.Has(relation, VerbSets.AnyInsert), AccessorEmitter.Has(relation, Verbs.Update));
        if (inserts || updates)
        {
            writer.Gap();
            using (writer.Block($"internal static class {WriteStatements}"))
            {
                if (inserts)
                {
                    InsertVerb.WriteStatements(writer, relation);
                }

                if (updates)
                {
                    writer.Gap();
                    UpdateVerb.WriteStatements(writer, relation);
                }
            }
        }

        if (inserts)
        {
            writer.Gap();
            InsertVerb.WriteBulk(writer, relation);
            writer.Gap();
            InsertVerb.WriteBinder(writer, relation);
        }

        if (updates)
        {
            writer.Gap();
            UpdateVerb.WriteBinder(writer, relation);
        }
    }

    private static void WriteRead(CodeWriter writer, RelationModel relation)
    {
        var values = ValueReader.ReadAll(relation.ReadableColumns.Select(static c => (c.Type, c.IsNullable, c.SqlName)));
        ReadWriter.Write(writer, $"Read({KnownTypes.Reader} reader)", relation.RecordName, relation.ReadableColumns.Select(static c => c.PropertyName), values);
    }
}
