using System.Globalization;

namespace SqlGen.Tool.Tuning;

/// <summary>What the command line asks for.</summary>
internal sealed record TuneOptions
{
    public required string Index { get; init; }

    public required int? M { get; init; }

    public required int? EfConstruction { get; init; }

    public required string EfSearch { get; init; }

    public required int Limit { get; init; }

    public required int Sample { get; init; }

    public required int Seed { get; init; }

    public required string? Queries { get; init; }

    public required string? Memory { get; init; }

    public required bool Swap { get; init; }

    public required bool Keep { get; init; }

    public required bool Json { get; init; }

    public HnswParameters Wanted(HnswParameters old)
    {
        var wanted = new HnswParameters(M ?? old.M, EfConstruction ?? old.EfConstruction);
        if (wanted.M is < 2 or > 100)
        {
            throw new TuneException($"m is {wanted.M}; give --m from 2 to 100");
        }

        if (wanted.EfConstruction is < 4 or > 1000 || wanted.EfConstruction < 2 * wanted.M)
        {
            throw new TuneException($"ef_construction is {wanted.EfConstruction} with m {wanted.M}; give --ef-construction from {Math.Max(4, 2 * wanted.M)} to 1000");
        }

        return wanted;
    }

    public IReadOnlyList<int> EfSearches()
    {
        var all = EfSearch.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var ef) ? ef : 0).ToList();
        return all.Count > 0 && all.TrueForAll(static ef => ef is >= 1 and <= 1000) ? all : throw new TuneException($"\"{EfSearch}\" is no list of ef_search; write numbers from 1 to 1000 as in 40,80");
    }

    public void Check()
    {
        if (Limit < 1 || Sample < 1)
        {
            throw new TuneException($"--{(Limit < 1 ? "limit" : "sample")} is {(Limit < 1 ? Limit : Sample)}; give 1 or more");
        }
    }
}
