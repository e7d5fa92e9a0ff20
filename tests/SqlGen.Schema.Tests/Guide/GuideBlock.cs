namespace SqlGen.Schema.Tests.Guide;

/// <summary>A block of SQL in the guide, and what its info string says of it.</summary>
public sealed record GuideBlock(int Line, string Text, IReadOnlyDictionary<string, string> Words)
{
    static readonly string[] s_known = ["id", "db", "after", "role", "rows", "plan", "error"];

    public string Id => Words["id"];
    public string State => Words["db"];
    public string Role => Words["role"];
    public IReadOnlyList<string> After => Words.TryGetValue("after", out var ids) ? ids.Split(',') : [];
    public int? Rows => Words.TryGetValue("rows", out var rows) ? int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture) : null;
    public string? Plan => Words.GetValueOrDefault("plan");
    public string? Error => Words.GetValueOrDefault("error");

    public static GuideBlock Parse(int line, string info, string text)
    {
        var words = info.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(word => word.Split('=', 2)).ToDictionary(w => w[0], w => w[1]);
        foreach (var word in words.Keys.Except(s_known))
            throw new FormatException($"line {line} of the guide: the word {word}= is not known");
        foreach (var word in new[] { "id", "db", "role" })
        {
            if (!words.ContainsKey(word))
                throw new FormatException($"line {line} of the guide: a block needs {word}=");
        }

        return new(line, text, words);
    }
}
