using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>
/// Text of DO blocks and functions that hold DDL. They may run, so a name that stands in them may mean something that no statement says.
/// </summary>
internal sealed class RunTimeText
{
    private static readonly string[] Verbs = ["create", "alter", "drop"];

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => _words.Count == 0;

    public void Add(string body)
    {
        if (Array.Exists(Verbs, v => body.IndexOf(v, StringComparison.OrdinalIgnoreCase) >= 0))
        {
            _words.UnionWith(Words(body, 0, body.Length));
        }
    }

    /// <summary>Whether one of them names what stands there: the last word, which is the object where its schema comes first.</summary>
    public bool Mentions(string text, TextRange range) =>
        _words.Count > 0 && Words(text, range.Start, range.End).LastOrDefault() is { } word && _words.Contains(word);

    private static IEnumerable<string> Words(string text, int from, int to)
    {
        var start = -1;
        for (var i = from; i <= to; i++)
        {
            if (i < to && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                yield return text.Substring(start, i - start);
                start = -1;
            }
        }
    }
}
