using System.Security.Cryptography;
using System.Text;
using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;
using SqlGen.Tool.Docs.Diagram;

namespace SqlGen.Tool.Docs.Page;

/// <summary>The one page that tells of a schema: it loads nothing, and the same schema makes the same bytes.</summary>
public sealed class SchemaPage
{
    private readonly DatabaseCatalog _catalog;
    private readonly PageNames _names;
    private readonly HtmlWriter _html = new();
    private readonly string _title;
    private readonly List<Relation> _relations;
    private readonly List<CatalogObject> _types;
    private readonly List<Function> _functions;
    private readonly IReadOnlyList<DiagramTable> _boxes;
    private readonly IReadOnlyList<DiagramEdge> _lines;

    private SchemaPage(DatabaseCatalog catalog, string title)
    {
        (_catalog, _title, _names) = (catalog, title, new PageNames(catalog));
        _relations = [.. catalog.Relations.Where(static r => r is { IsExternal: false, IsTemporary: false }).OrderBy(PageNames.Of, StringComparer.Ordinal)];
        _types = [.. TypeSection.Of(catalog).OrderBy(PageNames.Of, StringComparer.Ordinal)];
        (_boxes, _lines) = new DiagramReader(catalog, _names).Read();
        _functions = [.. catalog.Functions.Where(static f => !f.IsExternal).OrderBy(PageNames.Of, StringComparer.Ordinal)];
    }

    public static string Write(DatabaseCatalog catalog, string title)
    {
        var page = new SchemaPage(catalog, title);
        page.Write();
        return page._html.ToString();
    }

    private void Write()
    {
        _html.WriteOwn("<!DOCTYPE html>\n");
        using var root = _html.Open("html", ("lang", "en"));
        WriteHead();
        using var body = _html.Open("body");
        _html.Text("a", "Skip to the content", ("class", "skip"), ("href", "#content"));
        WriteNavigation();
        using (_html.Open("main", ("id", "content")))
        {
            WriteTop();
            WriteDiagram();
            WriteItems("Tables and views", "tables", _relations, new RelationSection(_html, _names, _catalog).Write);
            WriteItems("Types", "types", _types, new TypeSection(_html, _names).Write);
            WriteItems("Functions", "functions", _functions, new FunctionSection(_html, _names, _catalog).Write);
            WriteAccess();
        }

        using var script = _html.Open("script");
        _html.WriteOwn(Own("page.js"));
    }

    private void WriteHead()
    {
        using var head = _html.Open("head");
        _html.Empty("meta", ("charset", "utf-8"));
        _html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        // Nothing may be loaded, and no other script or style than these two runs, whatever a schema holds.
        _html.Empty("meta", ("http-equiv", "Content-Security-Policy"),
            ("content", $"default-src 'none'; style-src '{Hash("page.css")}'; script-src '{Hash("page.js")}'; base-uri 'none'; form-action 'none'"));
        _html.Text("title", _title);
        using var style = _html.Open("style");
        _html.WriteOwn(Own("page.css"));
    }

    private void WriteTop()
    {
        _html.Text("h1", _title);
        var tables = _relations.Count(static r => r.Kind is RelationKind.Table or RelationKind.PartitionedTable or RelationKind.ForeignTable);
        var counts = new[]
        {
            Count(tables, "table"), Count(_relations.Count - tables, "view"), Count(_types.Count, "type"), Count(_functions.Count, "function"),
            Count(_relations.Sum(static r => r.Policies.Count), "policy", "policies"),
        };
        _html.Text("p", string.Join(", ", counts.Where(static c => c is not null)));
        var extensions = _catalog.Extensions.Where(static e => e.Name != "plpgsql").Select(static e => e.Name).ToList();
        if (extensions.Count > 0)
        {
            _html.Text("p", "Extensions: " + string.Join(", ", extensions));
        }
    }

    private static string? Count(int number, string one, string? many = null) => number == 0 ? null : $"{number} {(number == 1 ? one : many ?? one + "s")}";

    private void WriteNavigation()
    {
        using var navigation = _html.Open("nav", ("aria-label", "Contents"));
        using (_html.Open("label", ("for", "filter")))
        {
            _html.Write("Filter");
        }

        _html.Empty("input", ("id", "filter"), ("type", "search"), ("placeholder", "table, column, function"), ("autocomplete", "off"));
        _html.Text("p", "", ("id", "found"), ("role", "status"));
        using var details = _html.Open("details", ("open", ""));
        _html.Text("summary", "Contents");
        using (_html.Open("ul"))
        {
            if (_boxes.Count > 0)
            {
                WriteLink("Diagram", "#diagram");
            }

            WriteLink("Who may do what", "#access");
        }

        WriteLinks("Tables and views", _relations);
        WriteLinks("Types", _types);
        WriteLinks("Functions", _functions);
    }

    private void WriteLinks(string title, IReadOnlyList<CatalogObject> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        _html.Text("p", title, ("class", "group"));
        using var list = _html.Open("ul");
        foreach (var item in items)
        {
            WriteLink(PageNames.Of(item), "#" + PageNames.Anchor(item));
        }
    }

    private void WriteLink(string text, string target)
    {
        using var item = _html.Open("li");
        _html.Text("a", text, ("href", target));
    }

    private void WriteDiagram()
    {
        if (_boxes.Count == 0)
        {
            return;
        }

        using var section = _html.Open("section", ("id", "diagram"), ("aria-labelledby", "diagram-title"));
        _html.Text("h2", "Diagram", ("id", "diagram-title"));
        if (_lines.Count > 0)
        {
            _html.Text("p", "A crow's foot stands at the table that has many rows for one of the other; a bar means one, a circle that there may be none.");
        }

        _html.Empty("input", ("id", "fit"), ("type", "checkbox"));
        _html.Text("label", "Fit to the width", ("for", "fit"));
        using var scroll = _html.Open("div", ("class", "diagram"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Diagram, may be scrolled"));
        DiagramSvg.Write(_html, new DiagramLayout(_boxes, _lines), _boxes, _lines);
    }

    private void WriteItems<T>(string title, string id, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        _html.Text("h2", title, ("id", id));
        foreach (var item in items)
        {
            write(item);
        }
    }

    private void WriteAccess()
    {
        _html.Text("h2", "Who may do what", ("id", "access"));
        var access = RelationAccess.Read(_catalog).Where(static a => a.Relation is { IsExternal: false, IsTemporary: false }).OrderBy(static a => PageNames.Of(a.Relation), StringComparer.Ordinal).ToList();
        new AccessSection(_html).Write(access, _relations.Count - access.Count);
    }

    private static string Hash(string name) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Own(name))));

    private static string Own(string name)
    {
        using var stream = typeof(SchemaPage).Assembly.GetManifestResourceStream("docs." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r", "", StringComparison.Ordinal);
    }
}
