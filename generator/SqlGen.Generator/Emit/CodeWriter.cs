using System.Text;

namespace SqlGen.Generator.Emit;

/// <summary>Writes indented C# text; lines always end with <c>\n</c>.</summary>
public sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _afterOpening = true;

    /// <summary>Writes one or several lines at the current depth; an empty line stays empty.</summary>
    public void Line(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', _indent * 4).Append(line);
            }

            _text.Append('\n');
        }

        _afterOpening = false;
    }

    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>An empty line between members: none where a block has just begun.</summary>
    public void Gap()
    {
        if (!_afterOpening)
        {
            _text.Append('\n');
            _afterOpening = true;
        }
    }

    /// <summary>A header, and braces around what is written until the result is disposed of.</summary>
    public IDisposable Block(string header) => Block(header, "}");

    /// <summary>A header, and an indented block that ends with its own closing line, such as <c>];</c>.</summary>
    public IDisposable Block(string header, string closing)
    {
        Line(header);
        Line(closing[0] == ']' ? "[" : "{");
        _indent++;
        _afterOpening = true;
        return new BlockEnd(this, closing);
    }

    /// <summary>What is written until the result is disposed of stands one step further in.</summary>
    public IDisposable Indent()
    {
        _indent++;
        return new BlockEnd(this, closing: null);
    }

    public override string ToString() => _text.ToString();

    private sealed class BlockEnd(CodeWriter writer, string? closing) : IDisposable
    {
        public void Dispose()
        {
            writer._indent--;
            if (closing is not null)
            {
                writer.Line(closing);
            }
        }
    }
}
