using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Tool.Docs.Page;

/// <summary>Enums, domains, composite and range types.</summary>
internal sealed class TypeSection(HtmlWriter html, PageNames names)
{
    public static IEnumerable<CatalogObject> Of(DatabaseCatalog catalog) =>
        catalog.Enums.Cast<CatalogObject>().Concat(catalog.Domains).Concat(catalog.Composites).Concat(catalog.Ranges).Where(static t => !t.IsExternal);

    public void Write(CatalogObject type)
    {
        using var section = html.Open("section", ("class", "item"), ("id", PageNames.Anchor(type)), ("data-find", PageNames.Of(type).ToLowerInvariant()));
        using (html.Open("h3"))
        {
            html.Text("a", PageNames.Of(type), ("href", "#" + PageNames.Anchor(type)));
            html.Write(" ");
            html.Text("span", type switch { EnumType => "enum", DomainType => "domain", CompositeType => "composite", _ => "range" }, ("class", "mark"));
        }

        if (type.Comment is { } comment)
        {
            html.Text("p", comment, ("class", "comment"));
        }

        switch (type)
        {
            case EnumType e: WriteItems(e.Labels); break;
            case DomainType d: WriteItems(Lines(d)); break;
            case CompositeType c: WriteItems(c.Attributes.Select(a => $"{a.Name} {(a.Type is null ? "" : names.Of(a.Type))}")); break;
            case RangeType r: WriteItems([$"of {names.Of(r.Subtype)}", $"multirange {r.MultirangeName}"]); break;
        }
    }

    private void WriteItems(IEnumerable<string> items)
    {
        using var list = html.Open("ul");
        foreach (var item in items)
        {
            using var entry = html.Open("li");
            html.Text("code", item);
        }
    }

    private IEnumerable<string> Lines(DomainType domain)
    {
        yield return names.Of(domain.BaseType) + (domain.NotNull ? " not null" : "") + (domain.Default is null ? "" : " default " + domain.Default);
        foreach (var check in domain.Checks)
        {
            yield return $"{check.Name}: check ({check.Expression})";
        }
    }
}
