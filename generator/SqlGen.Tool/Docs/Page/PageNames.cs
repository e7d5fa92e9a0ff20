using System.Globalization;
using System.Text;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Tool.Docs.Page;

/// <summary>What things are called on the page, and the anchors that they are found by.</summary>
public sealed class PageNames(DatabaseCatalog catalog)
{
    private readonly HashSet<string> _unnamedSchemas = [.. catalog.Extensions.Select(static e => e.Schema), "public"];

    private readonly HashSet<(string Schema, string Name)> _types =
    [
        .. catalog.Enums.Cast<CatalogObject>().Concat(catalog.Domains).Concat(catalog.Composites).Concat(catalog.Ranges)
            .Where(static t => !t.IsExternal).Select(static t => (t.Schema, t.Name)),
    ];

    private readonly HashSet<(string Schema, string Name)> _relations = [.. catalog.Relations.Where(static r => r is { IsExternal: false, IsTemporary: false }).Select(static r => (r.Schema, r.Name))];

    /// <summary>With its schema where that is not <c>public</c>.</summary>
    public static string Of(CatalogObject item) => Of(item.Schema, item.Name);

    public static string Of(string schema, string name) => schema == "public" ? name : schema + "." + name;

    /// <summary>As people write it: short, and without the schemas of extensions.</summary>
    public string Of(TypeReference type)
    {
        var text = type.ToString();
        if (type.IsBuiltIn)
        {
            return text.Replace("timestamp with time zone", "timestamptz", StringComparison.Ordinal).Replace("timestamp without time zone", "timestamp", StringComparison.Ordinal)
                .Replace("character varying", "varchar", StringComparison.Ordinal);
        }

        return _unnamedSchemas.Contains(type.Schema) && text.StartsWith(type.Schema + ".", StringComparison.Ordinal) ? text[(type.Schema.Length + 1)..] : text;
    }

    public string OfArgument(TypeReference type) => Of(type with { Modifier = null });

    public static string Anchor(CatalogObject item) => item switch
    {
        Relation => Anchor("relation", item.Schema, item.Name),
        Function f => Anchor("function", item.Schema, item.Name, string.Join(",", f.InputArguments.Select(static a => a.Type.ToString()))),
        _ => Anchor("type", item.Schema, item.Name),
    };

    public static string PolicyAnchor(Relation relation, Policy policy) => Anchor("policy", relation.Schema, relation.Name, policy.Name);

    /// <summary>Where the page tells of a user's type; null for every other type.</summary>
    public string? Link(TypeReference type) => _types.Contains((type.Schema, type.Name)) ? "#" + Anchor("type", type.Schema, type.Name) : null;

    /// <summary>Where the page tells of a relation; null where it is somebody else's.</summary>
    public string? Link(string schema, string name) => _relations.Contains((schema, name)) ? "#" + Anchor("relation", schema, name) : null;

    private static string Anchor(string kind, params ReadOnlySpan<string> parts)
    {
        // Escaped one to one, so that two names never share an anchor.
        var anchor = new StringBuilder(kind);
        foreach (var part in parts)
        {
            anchor.Append('-');
            foreach (var c in part)
            {
                _ = char.IsAsciiLetterOrDigit(c) || c == '_' ? anchor.Append(c) : anchor.Append('.').Append(((int)c).ToString("x", CultureInfo.InvariantCulture)).Append('.');
            }
        }

        return anchor.ToString();
    }
}
