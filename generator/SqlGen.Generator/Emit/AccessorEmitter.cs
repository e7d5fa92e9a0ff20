using SqlGen.Generator.Emit.RelationVerbs;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The type that holds the verbs of a relation for some scopes.</summary>
internal static class AccessorEmitter
{
    public static void Write(CodeWriter writer, DatabaseContext context, RelationModel relation, AccessorModel accessor, bool hasNames)
    {
        writer.Summary($"Calls on {relation.KindName} <c>{Xml.Escape(relation.SqlName)}</c>.");
        using (writer.Block($"{context.Accessibility} readonly struct {accessor.TypeName}"))
        {
            writer.Line($"private readonly {KnownTypes.SqlScope} _scope;");
            writer.Gap();
            writer.Line($"internal {accessor.TypeName}({KnownTypes.SqlScope} scope) => _scope = scope;");
            WriteVerbs(writer, relation, accessor);
            if (hasNames)
            {
                NamesEmitter.Write(writer, relation);
            }
        }
    }

    /// <summary>Whether some accessor has the verbs.</summary>
    public static bool Has(RelationModel relation, Verbs verbs) => relation.Accessors.Any(a => Has(a, verbs));

    private static bool Has(AccessorModel accessor, Verbs verbs) =>
        (accessor.Verbs & verbs) != 0;

    private static void WriteVerbs(CodeWriter writer, RelationModel relation, AccessorModel accessor)
    {
        if (Has(accessor, Verbs.Read))
        {
            GetVerb.WriteMethods(writer, relation);
            ListVerb.WriteMethods(writer, relation);
            NearestVerb.WriteMethods(writer, relation);
            StreamVerb.WriteMethods(writer, relation);
            ExistsVerb.WriteMethods(writer, relation);
        }

        if (Has(accessor, VerbSets.AnyInsert))
        {
            InsertVerb.WriteMethods(writer, relation, accessor);
        }

        if (Has(accessor, Verbs.Update))
        {
            UpdateVerb.WriteMethods(writer, relation, accessor);
        }

        if (Has(accessor, Verbs.Delete))
        {
            DeleteVerb.WriteMethods(writer, relation, accessor);
        }
    }
}
