using System.Reflection;
using System.Text.Json;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

/// <summary>What a contender hands over. While it is measured its rows are only counted; in the checking pass every value of them is kept.</summary>
internal sealed class Seen(bool keep = false)
{
    private readonly List<IReadOnlyDictionary<string, object?>> _kept = [];
    // Whoever hands over a row has made it: a compiler that sees nobody look could leave it out.
    private object? _last;
    private float _firsts;

    public long Rows { get; private set; }

    /// <summary>The rows by the names of their columns; empty where they were only counted.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Kept => _kept;

    public void Add<T>(T? row) where T : class
    {
        if (row is null)
            return;
        Rows++;
        _last = row;
        if (keep)
            _kept.Add(Values(row));
    }

    public void AddAll<T>(IReadOnlyList<T> rows) where T : class
    {
        if (keep)
        {
            foreach (var row in rows)
                Add(row);
            return;
        }

        Rows += rows.Count;
        _last = rows;
    }

    /// <summary>A vector that may be in borrowed memory, and the key of its row.</summary>
    public void Add(string key, ReadOnlySpan<float> vector)
    {
        Rows++;
        _last = key;
        _firsts += vector[0];
        if (keep)
            _kept.Add(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(key)] = key, [nameof(vector)] = Plain(new Vector(vector.ToArray())) });
    }

    /// <summary>Rows that were written and not handed back.</summary>
    public void Count(long rows) => Rows += rows;

    private static Dictionary<string, object?> Values(object row)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in row.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(row);
            if (value is EmbeddingRow)
                foreach (var (name, inner) in Values(value))
                    values.Add(name, inner);
            else
                values.Add(value is Vector ? nameof(Vector) : property.Name, Plain(value));
        }

        return values;
    }

    // Row types of others have what their library reads by default: another type for the same value.
    private static object? Plain(object? value) => value switch
    {
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        JsonElement json => json.GetRawText(),
        Vector vector => Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(vector.Memory.Span)),
        _ => value,
    };
}
