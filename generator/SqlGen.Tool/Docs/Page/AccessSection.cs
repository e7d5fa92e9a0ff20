using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Tool.Docs.Page;

/// <summary>The matrix of who may do what: for each relation its roles, and for each command whether all rows, no row, or those that policies let through.</summary>
internal sealed class AccessSection(HtmlWriter html)
{
    public void Write(IReadOnlyList<RelationAccess> relations, int silent)
    {
        if (relations.Count == 0)
        {
            html.Text("p", "The files grant nothing and guard no rows: what a role may do is up to the roles of the server, its owners and its default privileges.");
            return;
        }

        html.Text("p",
            "A command needs its grant, and under row level security a policy that lets the row through; UPDATE and DELETE that look for their rows need SELECT too. "
            + "The owner passes by policies unless they are forced; superusers and roles with BYPASSRLS always do.");
        using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Who may do what, may be scrolled")))
        using (html.Open("table", ("class", "matrix")))
        {
            html.Text("caption", "Who may do what", ("class", "unseen"));
            using (html.Open("thead"))
            using (html.Open("tr"))
            {
                html.Text("th", "Role", ("scope", "col"));
                foreach (var command in RelationAccess.Commands)
                {
                    html.Text("th", command.ToString().ToUpperInvariant(), ("scope", "col"));
                }
            }

            foreach (var relation in relations)
            {
                WriteRelation(relation);
            }
        }

        if (silent > 0)
        {
            html.Text("p", $"On {silent} other relation{(silent == 1 ? "" : "s")} the files grant nothing and guard no rows.");
        }
    }

    private void WriteRelation(RelationAccess access)
    {
        var name = PageNames.Of(access.Relation);
        using var body = html.Open("tbody", ("class", "item"), ("data-find", name.ToLowerInvariant()));
        using (html.Open("tr"))
        using (html.Open("th", ("scope", "rowgroup"), ("colspan", "6")))
        {
            html.Text("a", name, ("href", "#" + PageNames.Anchor(access.Relation)));
            if (Note(access) is { } note)
            {
                html.Write(" ");
                html.Text("span", note, ("class", "quiet"));
            }
        }

        foreach (var row in access.Rows)
        {
            using var line = html.Open("tr");
            html.Text("th", string.Join(", ", row.Roles.Select(r => r == "public" ? access.KnowsGrants ? "everybody (public)" : "anybody else" : r)), ("scope", "row"));
            foreach (var command in row.Commands)
            {
                WriteCell(access.Relation, command);
            }
        }
    }

    private static string? Note(RelationAccess access)
    {
        var relation = access.Relation;
        var notes = new List<string>();
        if (!access.KnowsGrants)
        {
            notes.Add("the files grant nothing on it: this holds for whom it is granted to elsewhere");
        }

        if (relation.Kind == RelationKind.View)
        {
            var isInvoker = relation.Options.TryGetValue("security_invoker", out var value) && value is "true" or "on" or "1" or "yes" or "";
            notes.Add($"a view: it reads its tables with the rights of its {(isInvoker ? "caller" : "owner")}");
        }

        return notes.Count == 0 ? null : string.Join("; ", notes);
    }

    private void WriteCell(Relation relation, CommandAccess access)
    {
        var (word, kind) = access.Kind switch
        {
            AccessKind.NoGrant => ("–", "none"),
            AccessKind.NoRow => ("no row", "none"),
            AccessKind.EveryRow => ("every row", "all"),
            _ => ("rows of", "some"),
        };
        using var cell = html.Open("td", ("class", kind));
        if (access.Kind == AccessKind.NoGrant)
        {
            html.Text("span", word, ("aria-hidden", "true"));
            html.Text("span", "no grant", ("class", "unseen"));
            return;
        }

        html.Text("span", word, ("class", "word"));
        for (var i = 0; i < access.Policies.Count; i++)
        {
            html.Write(i == 0 ? " " : access.Policies[i].Permissive ? " or " : " and ");
            html.Text("a", access.Policies[i].Name, ("href", "#" + PageNames.PolicyAnchor(relation, access.Policies[i])));
        }

        if (access.Columns.Count > 0)
        {
            html.Empty("br");
            html.Text("span", "columns " + string.Join(", ", access.Columns), ("class", "quiet"));
        }
    }
}
