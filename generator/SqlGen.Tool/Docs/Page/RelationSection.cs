using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Tool.Docs.Page;

/// <summary>A table or view: its columns, and below them what <see cref="RelationParts"/> tells.</summary>
internal sealed class RelationSection(HtmlWriter html, PageNames names, DatabaseCatalog catalog)
{
    private readonly RelationParts _parts = new(html, names);

    private readonly ILookup<(string, string), (Relation Relation, Constraint Key)> _references = catalog.Relations
        .SelectMany(static r => r.Constraints.Where(static c => c is { Type: ConstraintType.Foreign, FromParent: false }), static (r, c) => (Relation: r, Key: c))
        .ToLookup(static k => (k.Key.ReferencedSchema!, k.Key.ReferencedTable!));

    public void Write(Relation relation)
    {
        using var section = html.Open("section", ("class", "item"), ("id", PageNames.Anchor(relation)), ("data-find", Find(relation)));
        using (html.Open("h3"))
        {
            html.Text("a", PageNames.Of(relation), ("href", "#" + PageNames.Anchor(relation)));
            foreach (var mark in Marks(relation))
            {
                html.Write(" ");
                html.Text("span", mark, ("class", "mark"));
            }
        }

        if (relation.Comment is { } comment)
        {
            html.Text("p", comment, ("class", "comment"));
        }

        WriteColumns(relation);
        WriteReferences(relation);
        _parts.Write(relation);
    }

    private static string Find(Relation relation) =>
        string.Join(' ', relation.Columns.Select(static c => c.Name).Prepend(PageNames.Of(relation))).ToLowerInvariant();

    private static IEnumerable<string> Marks(Relation relation)
    {
        yield return relation.Kind switch
        {
            RelationKind.View => "view",
            RelationKind.MaterializedView => "materialized view",
            RelationKind.ForeignTable => "foreign table",
            RelationKind.PartitionedTable => "partitioned table",
            _ => relation.IsPartition ? "partition" : "table",
        };
        if (relation.IsUnlogged)
        {
            yield return "unlogged";
        }

        if (relation.RowSecurity)
        {
            yield return relation.ForceRowSecurity ? "row level security, forced" : "row level security";
        }
    }

    private void WriteColumns(Relation relation)
    {
        var hasComments = relation.Columns.Exists(static c => c.Comment is not null);
        var keys = relation.PrimaryKey?.Columns ?? [];
        // The roles stay when a narrow screen shows rows as blocks.
        using var table = html.Open("table", ("class", "columns"), ("role", "table"));
        html.Text("caption", $"Columns of {PageNames.Of(relation)}", ("class", "unseen"));
        using (html.Open("thead", ("role", "rowgroup")))
        using (html.Open("tr", ("role", "row")))
        {
            html.Text("th", "Column", ("scope", "col"), ("role", "columnheader"));
            html.Text("th", "Type", ("scope", "col"), ("role", "columnheader"));
            if (hasComments)
            {
                html.Text("th", "Comment", ("scope", "col"), ("role", "columnheader"));
            }
        }

        using var body = html.Open("tbody", ("role", "rowgroup"));
        foreach (var column in relation.Columns)
        {
            using var row = html.Open("tr", ("role", "row"));
            using (html.Open("th", ("scope", "row"), ("role", "rowheader")))
            {
                html.Text("code", column.Name);
                if (keys.Contains(column.Name))
                {
                    html.Write(" ");
                    html.Text("abbr", "PK", ("title", "primary key"), ("class", "mark"));
                }

                if (relation.Constraints.Exists(c => c.Type == ConstraintType.Foreign && c.Columns.Contains(column.Name)))
                {
                    html.Write(" ");
                    html.Text("abbr", "FK", ("title", "foreign key"), ("class", "mark"));
                }
            }

            using (html.Open("td", ("role", "cell")))
            {
                WriteType(column);
            }

            if (hasComments)
            {
                html.Text("td", column.Comment ?? "", ("role", "cell"));
            }
        }
    }

    private void WriteType(Column column)
    {
        if (column.Type is null)
        {
            html.Text("span", "known by the server alone", ("class", "quiet"));
        }
        else if (names.Link(column.Type) is { } link)
        {
            using var code = html.Open("code");
            html.Text("a", names.Of(column.Type), ("href", link));
        }
        else
        {
            html.Text("code", names.Of(column.Type));
        }

        var more = More(column).ToList();
        if (more.Count > 0)
        {
            html.Empty("br");
            html.Text("span", string.Join(", ", more), ("class", "quiet"));
        }
    }

    private static IEnumerable<string> More(Column column)
    {
        if (column.NotNull)
        {
            yield return "not null";
        }

        if (column.Identity != IdentityKind.None)
        {
            yield return column.Identity == IdentityKind.Always ? "generated always as identity" : "generated by default as identity";
        }

        if (column.GeneratedExpression is { } generated)
        {
            yield return $"generated always as ({generated}){(column.IsVirtual ? " virtual" : " stored")}";
        }
        else if (column.Default is { } value)
        {
            yield return "default " + value;
        }

        if (column.Collation is { } collation)
        {
            yield return "collate " + collation;
        }
    }

    private void WriteReferences(Relation relation)
    {
        var references = _references[(relation.Schema, relation.Name)].ToList();
        if (references.Count == 0)
        {
            return;
        }

        using var paragraph = html.Open("p");
        html.Write("Referenced by ");
        for (var i = 0; i < references.Count; i++)
        {
            html.Write(i == 0 ? "" : ", ");
            var text = $"{PageNames.Of(references[i].Relation)} ({string.Join(", ", references[i].Key.Columns)})";
            html.Text("a", text, ("href", "#" + PageNames.Anchor(references[i].Relation)));
        }
    }
}
