using System.Globalization;

namespace SqlGen.Benchmarks.Calls;

/// <summary>Before a case is measured: whether all contenders read and write the same values as the first, column by column.</summary>
internal sealed class Agreement(CallCase @case)
{
    private IReadOnlyList<IReadOnlyDictionary<string, object?>>? _rows;
    private string? _written;

    public async Task DemandAsync()
    {
        foreach (var contender in @case.Contenders)
        {
            if (@case.BeforeTurn is { } before)
                await before();
            var seen = new Seen(keep: true);
            await contender.Call(seen);
            if (seen.Rows != @case.Rows)
                throw Disagreement(contender, $"has {seen.Rows} rows, not {@case.Rows}");
            if (_rows is null)
                _rows = seen.Kept;
            else
                Compare(contender, seen.Kept);
            if (@case.Written is { } read)
                Compare(contender, await read());
        }
    }

    private void Compare(Contender contender, IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        if (rows.Count != _rows!.Count)
            throw Disagreement(contender, $"hands over {rows.Count} rows, {First} {_rows.Count}");
        for (var i = 0; i < rows.Count; i++)
        {
            var (mine, first) = (rows[i], _rows[i]);
            if (!mine.Keys.Order(StringComparer.Ordinal).SequenceEqual(first.Keys.Order(StringComparer.Ordinal)))
                throw Disagreement(contender, $"reads the columns {string.Join(", ", mine.Keys)}, {First} reads {string.Join(", ", first.Keys)}");
            foreach (var (column, value) in mine)
                if (!(@case.Generated.Contains(column) ? Fresh(value) && Fresh(first[column]) : Equals(value, first[column])))
                    throw Disagreement(contender, $"has {column} {Text(value)} in row {i + 1}, {First} has {Text(first[column])}");
        }
    }

    private void Compare(Contender contender, string written)
    {
        _written ??= written;
        if (written != _written)
            throw Disagreement(contender, $"leaves other rows in the table than {First}: {written}, not {_written}");
    }

    // What the server makes anew for every row: a uuid as text, or the time.
    private static bool Fresh(object? value) => value switch
    {
        string id => Guid.TryParse(id, out _),
        DateTimeOffset time => (DateTimeOffset.UtcNow - time).Duration() < TimeSpan.FromMinutes(5),
        _ => false,
    };

    private string First => @case.Contenders[0].Name;

    private DisagreementException Disagreement(Contender contender, string what) => new($"{@case.Name}: {contender.Name} {what}");

    private static string Text(object? value) => value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 60 } text ? text[..60] + "…" : $"{value}";
}
