using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding.Data;

/// <summary>The lines of one data section: what initdb makes, or what an extension adds. A line is parsed when its object is asked for.</summary>
internal sealed class ObjectSet(string name)
{
    private static readonly Lazy<ObjectSet> LazyBuiltIn = new(static () => Read(BuiltInData.Text)[""]);

    private static readonly Lazy<ObjectSet> LazyNewer = new(static () => Read(BuiltIn18Data.Text)[""]);

    private static readonly Lazy<Dictionary<string, ObjectSet>> LazyExtensions = new(static () => Read(ExtensionData.Text));

    /// <summary>The extension's name; empty for what initdb makes.</summary>
    public string Name => name;

    /// <summary>By name, as the data spells it.</summary>
    public Dictionary<string, string> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<string>> Functions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<string>> Operators { get; } = new(StringComparer.Ordinal);

    public List<string> Casts { get; } = [];

    public Dictionary<string, string> Relations { get; } = new(StringComparer.Ordinal);

    /// <summary>PostgreSQL 17's.</summary>
    public static ObjectSet BuiltIn => LazyBuiltIn.Value;

    /// <summary>What is other in 18: all lines of each name that has changed or is new, and the casts that are new.</summary>
    public static ObjectSet Newer => LazyNewer.Value;

    /// <summary>Where a version's functions of a name are.</summary>
    public static ObjectSet OfFunction(string function, PostgresVersion version) =>
        version >= PostgresVersion.V18 && Newer.Functions.ContainsKey(function) ? Newer : BuiltIn;

    public static ObjectSet? FindExtension(string extension) => LazyExtensions.Value.TryGetValue(extension, out var found) ? found : null;

    /// <summary>Whether an extension that may or may not be installed has a function of this name.</summary>
    public static bool IsOfSomeExtension(string function) => LazyExtensions.Value.Values.Any(s => s.Functions.ContainsKey(function));

    private static Dictionary<string, ObjectSet> Read(string text)
    {
        var sets = new Dictionary<string, ObjectSet>(StringComparer.Ordinal);
        var set = new ObjectSet("");
        var section = "";
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = text.Substring(start, end - start).TrimEnd('\r');
            start = end + 1;
            if (line.Length > 0 && line[0] == ';')
            {
                var space = line.IndexOf(' ');
                section = line.Substring(1, space - 1);
                var name = line.Substring(space + 1).Trim();
                if (!sets.TryGetValue(name, out set))
                {
                    sets.Add(name, set = new ObjectSet(name));
                }
            }
            else if (line.Length > 0)
            {
                set.Add(section, line);
            }
        }

        return sets;
    }

    private void Add(string section, string line)
    {
        var space = line.IndexOf(' ');
        var key = space < 0 ? line : line.Substring(0, space);
        switch (section)
        {
            case "types": Types[key] = line; break;
            case "functions": AddTo(Functions, key, line); break;
            case "operators": AddTo(Operators, key, line); break;
            case "casts": Casts.Add(line); break;
            default: Relations[key] = line; break;
        }
    }

    private static void AddTo(Dictionary<string, List<string>> lines, string key, string line)
    {
        if (!lines.TryGetValue(key, out var list))
        {
            lines.Add(key, list = []);
        }

        list.Add(line);
    }
}
