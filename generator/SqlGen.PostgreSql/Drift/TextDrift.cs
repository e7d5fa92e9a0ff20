using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Drift;

/// <summary>Compares the schema with other text that should make the same: migrations, or the snapshot of a live database.</summary>
public static class TextDrift
{
    /// <summary>Each difference with what it is called on the other side: <c>after 0007_titles.sql</c>.</summary>
    public static IReadOnlyList<(SchemaDifference Difference, string FoundSide)> OfMigrations(IReadOnlyList<SqlScript> schema, IReadOnlyList<SqlScript> migrations)
    {
        var differences = Compare(schema, migrations, ExpressionMatch.Written);
        var sides = new string?[differences.Count];
        var open = Enumerable.Range(0, differences.Count).Where(i => differences[i].Aspect is not null).ToList();

        // The last file that changes the fact: without it, it is another. Whole files are replayed only while something is not yet found.
        for (var count = migrations.Count - 1; count >= 0 && open.Count > 0; count--)
        {
            var before = CatalogItems.Of(CatalogBuilder.Build([.. migrations.Take(count)]).Catalog).GroupBy(static i => i.Key).ToDictionary(static g => g.Key, static g => g.First());
            foreach (var i in open.ToList())
            {
                var difference = differences[i];
                if (!before.TryGetValue(difference.Item.Key, out var item) || item[difference.Aspect!] != difference.Found)
                {
                    sides[i] = "after " + NameOf(migrations[count].File.Path);
                    open.Remove(i);
                }
            }
        }

        return [.. differences.Select((d, i) => (d, sides[i] ?? (d.IsUnexpected && d.FoundOrigin is { } origin ? "after " + NameOf(origin.File.Path) : "in the migrations")))];
    }

    public static IReadOnlyList<(SchemaDifference Difference, string FoundSide)> OfSnapshot(IReadOnlyList<SqlScript> schema, SqlScript snapshot) =>
        [.. Compare(schema, [snapshot], ExpressionMatch.Printed).Select(d => (d, "in " + NameOf(snapshot.File.Path)))];

    private static List<SchemaDifference> Compare(IReadOnlyList<SqlScript> schema, IReadOnlyList<SqlScript> others, ExpressionMatch match)
    {
        var expected = CatalogBuilder.Build(schema).Catalog;
        var actual = CatalogBuilder.Build(others).Catalog;
        var hidden = HiddenText(schema.Concat(others));
        return CatalogComparison.Compare(expected, actual, match).Where(d => !IsForeign(d, expected) && !Mentions(hidden, d)).ToList();
    }

    // What the schema says nothing of at all may be a platform's or a migration tool's.
    private static bool IsForeign(SchemaDifference difference, DatabaseCatalog expected)
    {
        if (!difference.IsUnexpected)
        {
            return difference.IsMissing && difference.Item is { Kind: SchemaItemKind.Schema } && PlatformObjects.IsPlatformSchema(difference.Item.Name);
        }

        var name = difference.Item.Owner.Length > 0 ? difference.Item.Owner : difference.Item.Name;
        var dot = name.IndexOf('.');
        return difference.Item.Kind == SchemaItemKind.Schema ? PlatformObjects.IsPlatformSchema(name)
            : difference.Item.Kind != SchemaItemKind.Extension && dot > 0 && !expected.Schemas.Contains(name.Substring(0, dot));
    }

    // SQL that only runs at the server may have made or changed what it names.
    private static string HiddenText(IEnumerable<SqlScript> scripts) => string.Join("\n", scripts.SelectMany(static s => s.Statements.OfType<DoStatement>()
        .Select(d => s.File.Text.Substring(d.Range.Start, d.Range.Length))));

    private static bool Mentions(string hidden, SchemaDifference difference)
    {
        if (hidden.Length == 0)
        {
            return false;
        }

        var name = difference.Item.Owner.Length > 0 ? difference.Item.Owner : difference.Item.Name;
        var open = name.IndexOf('(');
        name = open < 0 ? name : name.Substring(0, open);
        return hidden.IndexOf(name.Substring(name.LastIndexOf('.') + 1), StringComparison.OrdinalIgnoreCase) >= 0
            || (difference.Item.Kind == SchemaItemKind.Grant && hidden.IndexOf(difference.Item.Name, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    public static string NameOf(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        if (name is not ("migration.sql" or "up.sql"))
        {
            return name;
        }

        var folder = path.Substring(0, path.Length - name.Length).TrimEnd('/', '\\');
        return folder.Substring(folder.LastIndexOfAny(['/', '\\']) + 1) + "/" + name;
    }
}
