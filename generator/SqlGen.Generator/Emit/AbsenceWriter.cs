using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>Writes on a scope what it does not have and why: the analyzer reads it where somebody calls it.</summary>
internal static class AbsenceWriter
{
    public static void Write(CodeWriter writer, DatabaseContext context, RelationModel relation)
    {
        foreach (var access in relation.Access)
        {
            var isThere = relation.AllAccessors.Any(a => a.Scopes.Contains(access.Scope));
            var attributes = access.Absences.Select(a => Attribute(relation.PropertyName, isThere ? a.Verb.ToString() : "All", a.Reason)).ToList();
            Write(writer, context, access.Scope, isThere ? attributes : [.. attributes.Take(1)]);
        }
    }

    /// <summary>On the database class itself, which the writer is about to begin.</summary>
    public static void WriteOnClass(CodeWriter writer, DatabaseContext context, RelationModel relation)
    {
        foreach (var absence in relation.Access.Where(a => a.Scope == context.ClassName).SelectMany(static a => a.Absences))
        {
            writer.Line(Attribute(relation.PropertyName, "All", absence.Reason));
        }
    }

    public static void Write(CodeWriter writer, DatabaseContext context, FunctionModel function)
    {
        foreach (var access in function.Absences)
        {
            var method = function.MethodName + (FunctionMethodWriter.IsStream(function.Result) ? "" : "Async");
            Write(writer, context, access.Scope, [.. access.Absences.Select(a => Attribute(method, "All", a.Reason))]);
        }
    }

    private static void Write(CodeWriter writer, DatabaseContext context, string scope, IReadOnlyList<string> attributes)
    {
        if (attributes.Count == 0 || !context.Scopes.Any(s => scope == (s.Kind == ScopeKind.Login ? s.TransactionName : s.TypeName)))
        {
            return;
        }

        writer.Gap();
        foreach (var attribute in attributes)
        {
            writer.Line(attribute);
        }

        using (writer.Block($"partial class {scope}"))
        {
        }
    }

    /// <summary>On a record, the columns that its scopes' grants leave out.</summary>
    public static void WriteColumns(CodeWriter writer, RelationModel relation, string record)
    {
        foreach (var column in relation.AbsentColumns.Where(c => c.RecordName == record))
        {
            writer.Line(Attribute(column.PropertyName, "All", column.Reason));
        }
    }

    private static string Attribute(string member, string verb, string reason) =>
        $"[{KnownTypes.Internal}.SqlAbsent({Literal.Of(member)}, {Literal.Of(verb)}, {Literal.Of(reason)})]";
}
