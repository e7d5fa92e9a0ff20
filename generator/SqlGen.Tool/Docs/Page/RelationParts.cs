using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Tool.Docs.Page;

/// <summary>Constraints, indexes, triggers and policies of a relation, and a view's query.</summary>
internal sealed class RelationParts(HtmlWriter html, PageNames names)
{
    public void Write(Relation relation)
    {
        WriteList("Constraints", relation.Constraints.Select(c => (c.Name, (Action)(() => WriteConstraint(c)), c.Comment)));
        WriteList("Indexes", relation.Indexes.Where(static i => !i.FromConstraint).Select(i => (i.Name, (Action)(() => html.Text("code", Definition(i))), i.Comment)));
        WriteList("Triggers", relation.Triggers.Select(t => (t.Name, (Action)(() => html.Text("code", Definition(t))), t.Comment)));
        WritePolicies(relation);
        if (relation.Query is { } query)
        {
            WriteSource("Query", query);
        }
    }

    public void WriteSource(string title, string source)
    {
        using var details = html.Open("details");
        html.Text("summary", title);
        using var pre = html.Open("pre");
        html.Text("code", source.Trim('\r', '\n').Replace("\r", "", StringComparison.Ordinal));
    }

    private void WriteList(string title, IEnumerable<(string Name, Action Write, string? Comment)> items)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            return;
        }

        html.Text("h4", title);
        using var list = html.Open("dl");
        foreach (var (name, write, comment) in all)
        {
            using (html.Open("dt"))
            {
                html.Text("code", name);
            }

            using var description = html.Open("dd");
            write();
            if (comment is not null)
            {
                html.Empty("br");
                html.Text("span", comment, ("class", "quiet"));
            }
        }
    }

    private void WriteConstraint(Constraint constraint)
    {
        if (constraint.Type != ConstraintType.Foreign)
        {
            html.Text("code", Definition(constraint));
            return;
        }

        var (schema, table) = (constraint.ReferencedSchema!, constraint.ReferencedTable!);
        using var code = html.Open("code");
        html.Write($"foreign key ({string.Join(", ", constraint.Columns)}) references ");
        if (names.Link(schema, table) is { } link)
        {
            html.Text("a", PageNames.Of(schema, table), ("href", link));
        }
        else
        {
            html.Write(PageNames.Of(schema, table));
        }

        html.Write(constraint.ReferencedColumns.Count == 0 ? "" : $" ({string.Join(", ", constraint.ReferencedColumns)})");
        html.Write(constraint.OnDelete is null or "no action" ? "" : " on delete " + constraint.OnDelete);
        html.Write(constraint.OnUpdate is null or "no action" ? "" : " on update " + constraint.OnUpdate);
        html.Write(constraint.InitiallyDeferred ? " initially deferred" : constraint.Deferrable ? " deferrable" : "");
        html.Write(constraint.NotValid ? " not valid" : "");
    }

    private static string Definition(Constraint constraint) => constraint.Type switch
    {
        ConstraintType.Primary => $"primary key ({string.Join(", ", constraint.Columns)}){Include(constraint.Include)}",
        ConstraintType.Unique => $"unique{(constraint.NullsNotDistinct ? " nulls not distinct" : "")} ({string.Join(", ", constraint.Columns)}){Include(constraint.Include)}",
        ConstraintType.Check => $"check ({constraint.Expression})",
        _ => $"exclude ({string.Join(", ", constraint.Columns)})",
    };

    private static string Definition(RelationIndex index)
    {
        var keys = string.Join(", ", index.Keys.Select(static k =>
            (k.Column ?? $"({k.Expression})") + (k.OperatorClass is null ? "" : " " + k.OperatorClass) + (k.Descending ? " desc" : "")
            + (k.NullsFirst is { } first ? first ? " nulls first" : " nulls last" : "")));
        var options = index.Options.Count == 0 ? "" : $" with ({string.Join(", ", index.Options.Select(static o => $"{o.Key} = {o.Value}"))})";
        return $"{(index.IsUnique ? "unique " : "")}{index.Method} ({keys}){Include(index.Include)}{options}{(index.Predicate is null ? "" : " where " + index.Predicate)}";
    }

    private static string Definition(Trigger trigger)
    {
        var events = trigger.Events.Select(e => e == "update" && trigger.UpdateColumns.Count > 0 ? $"update of {string.Join(", ", trigger.UpdateColumns)}" : e);
        return $"{trigger.Timing} {string.Join(" or ", events)} for each {(trigger.ForEachRow ? "row" : "statement")}{(trigger.HasWhen ? " when (…)" : "")} "
            + $"execute {PageNames.Of(trigger.FunctionSchema, trigger.FunctionName)}()";
    }

    private static string Include(List<string> columns) => columns.Count == 0 ? "" : $" include ({string.Join(", ", columns)})";

    private void WritePolicies(Relation relation)
    {
        if (relation.Policies.Count == 0)
        {
            return;
        }

        html.Text("h4", relation.RowSecurity ? "Policies" : "Policies, without effect: row level security is off");
        using var list = html.Open("dl");
        foreach (var policy in relation.Policies)
        {
            using (html.Open("dt", ("id", PageNames.PolicyAnchor(relation, policy))))
            {
                html.Text("code", policy.Name);
            }

            using var description = html.Open("dd");
            html.Write($"{(policy.Permissive ? "" : "restrictive, ")}for {policy.Command.ToString().ToUpperInvariant()} to {string.Join(", ", policy.Roles)}");
            WriteCondition("using", policy.Using);
            WriteCondition("with check", policy.WithCheck);
            if (policy.Comment is { } comment)
            {
                html.Empty("br");
                html.Text("span", comment, ("class", "quiet"));
            }
        }
    }

    private void WriteCondition(string word, string? condition)
    {
        if (condition is not null)
        {
            html.Empty("br");
            html.Text("code", $"{word} ({condition})");
        }
    }
}
