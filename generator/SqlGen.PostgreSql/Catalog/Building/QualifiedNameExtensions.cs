using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>Places and spelling of a dotted name, for diagnostics.</summary>
internal static class QualifiedNameExtensions
{
    /// <summary>The range of the last part.</summary>
    public static TextRange ObjectRange(this QualifiedName name) => name.Parts[name.Parts.Count - 1].Range;

    /// <summary>The range of the schema, or of the whole name where none is written.</summary>
    public static TextRange SchemaRange(this QualifiedName name) => name.Parts.Count > 1 ? name.Parts[name.Parts.Count - 2].Range : name.Range;

    /// <summary>As the server's messages print it: parts joined by dots, unquoted.</summary>
    public static string Display(this QualifiedName name) => string.Join(".", name.Parts.Select(static p => p.Name));

    /// <summary>Name of the last part's owner: <c>t.c</c> → <c>t</c>, <c>s.t.c</c> → <c>s.t</c>.</summary>
    public static QualifiedName Owner(this QualifiedName name)
    {
        var parts = name.Parts.Take(name.Parts.Count - 1).ToList();
        return new QualifiedName(TextRange.FromBounds(parts[0].Range.Start, parts[parts.Count - 1].Range.End), parts);
    }
}
