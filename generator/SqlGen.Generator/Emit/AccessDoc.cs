using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>What decides over a scope's calls on a relation, for the documentation of the property that leads to them.</summary>
internal static class AccessDoc
{
    public static string? Of(RelationModel relation, ScopeModel scope)
    {
        if (relation.Access.FirstOrDefault(a => a.Scope == scope.TypeName) is not { } access)
        {
            return null;
        }

        var lines = new List<string>();
        if (access.Policies is { } policies)
        {
            lines.Add($"Policies that decide over the rows: {Xml.Escape(policies)}.");
        }

        if (access.Columns is { } columns)
        {
            lines.Add($"Columns that grants name: {Xml.Escape(columns)}.");
        }

        lines.AddRange(access.Absences.Select(static a => $"No {Words(a.Verb)}: {Xml.Escape(a.Reason)}."));
        return lines.Count == 0 ? null : string.Join("\n", lines);
    }

    private static string Words(Verbs verbs) =>
        verbs == Verbs.All ? "calls" : verbs.ToString().ToLowerInvariant().Replace("insert, insertmany", "insert").Replace("insertmany", "insert of many");
}
