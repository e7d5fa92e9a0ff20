using System.Text;

namespace SqlGen.Tool.Docs.Page;

/// <summary>Writes elements; every text and attribute value is escaped, so that what a schema's comment says stays text.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>An element that ends when disposed of.</summary>
    public Element Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        return new Element(this, tag);
    }

    /// <summary>An element that holds a text and nothing else.</summary>
    public void Text(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        Write(text);
        End(tag);
    }

    /// <summary>An element without an end tag.</summary>
    public void Empty(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes) => Start(tag, attributes);

    public void Write(string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': _html.Append("&amp;"); break;
                case '<': _html.Append("&lt;"); break;
                case '>': _html.Append("&gt;"); break;
                case '"': _html.Append("&quot;"); break;
                case '\'': _html.Append("&#39;"); break;
                case < ' ' and not ('\n' or '\t'): _html.Append('\uFFFD'); break;
                default: _html.Append(c); break;
            }
        }
    }

    public void Line() => _html.Append('\n');

    /// <summary>Text of the tool's own that is no content: styles and scripts.</summary>
    public void WriteOwn(string markup) => _html.Append(markup);

    public override string ToString() => _html.ToString();

    private void Start(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _html.Append(' ').Append(name).Append("=\"");
                Write(value);
                _html.Append('"');
            }
        }

        _html.Append('>');
    }

    private void End(string tag)
    {
        _html.Append("</").Append(tag).Append('>');
        if (tag is "section" or "table" or "tr" or "p" or "li" or "ul" or "h1" or "h2" or "h3" or "h4" or "div" or "pre" or "svg" or "g" or "nav" or "head" or "body")
        {
            _html.Append('\n');
        }
    }

    public readonly struct Element(HtmlWriter writer, string tag) : IDisposable
    {
        public void Dispose() => writer.End(tag);
    }
}
