using System.Reflection;
using System.Text.RegularExpressions;

namespace SqlGen.Schema.Tests.Guide;

/// <summary>The guide, read as it is shipped: its blocks, with this run's values in place of its placeholders.</summary>
public static partial class GuideText
{
    static readonly string s_markdown = ReadMarkdown();

    /// <summary>What stands in the guide's table of placeholders, and what stands for it in this run.</summary>
    public static IReadOnlyDictionary<string, string> Placeholders { get; } = PlaceholderRow().Matches(s_markdown)
        .ToDictionary(row => row.Groups["placeholder"].Value, row => row.Groups["value"].Value.Trim() switch
        {
            "a new uuid" => Guid.NewGuid().ToString(),
            var other => throw new FormatException($"the guide's table of placeholders says \"{other}\", which no test knows"),
        });

    public static IReadOnlyList<GuideBlock> Blocks { get; } = Read().ToList();

    public static GuideBlock Block(string id) => Blocks.Single(block => block.Id == id);

    static IEnumerable<GuideBlock> Read()
    {
        var lines = s_markdown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```sql", StringComparison.Ordinal))
                continue;
            var start = i;
            var end = Array.IndexOf(lines, "```", start + 1);
            var text = Placeholders.Aggregate(string.Join('\n', lines[(start + 1)..end]), (sql, pair) => sql.Replace(pair.Key, pair.Value));
            yield return GuideBlock.Parse(start + 1, lines[start], text);
            i = end;
        }
    }

    static string ReadMarkdown()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("guide.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^\| `(?<placeholder>[^`]+)` \| [^|]+ \| (?<value>a new [^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex PlaceholderRow();
}
