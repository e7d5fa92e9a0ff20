using System.Text;

namespace SqlGen.PostgreSql.Printing;

// Where a query's lines end. It is printed on one line first; whether that was too long is known when it is whole.
public sealed partial class SqlPrinter
{
    private const int Width = 100;

    private readonly List<(int Position, int Indent, Clauses Of)> _breaks = [];
    private Clauses? _clauses;

    /// <summary>The clauses of one statement or query stand together on a line, or each on its own.</summary>
    private sealed class Clauses(int start)
    {
        public int Start { get; } = start;

        public bool IsBroken { get; set; }
    }

    private Clauses? BeginClauses()
    {
        var outer = _clauses;
        _clauses = new Clauses(_text.Length);
        return outer;
    }

    private void EndClauses(Clauses? outer)
    {
        _clauses!.IsBroken = _text.Length - _clauses.Start > Width;
        _clauses = outer;
    }

    /// <summary>Before a clause: a blank, which is a new line where the query is too long.</summary>
    private void Clause()
    {
        if (_clauses is { } clauses)
        {
            _breaks.Add((_text.Length, _indent - 1, clauses));
        }

        Write(" ");
    }

    private string Broken()
    {
        var text = _text.ToString();
        var result = new StringBuilder(text.Length + 16);
        var written = 0;
        foreach (var (position, indent, of) in _breaks)
        {
            if (of.IsBroken)
            {
                result.Append(text, written, position - written).Append('\n').Append(' ', indent * 2);
                written = position + 1;
            }
        }

        return result.Append(text, written, text.Length - written).ToString();
    }
}
