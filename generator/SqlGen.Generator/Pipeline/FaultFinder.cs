using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;

namespace SqlGen.Generator.Pipeline;

/// <summary>Which statement makes the catalog builder throw: the last of the shortest beginning that does.</summary>
public static class FaultFinder
{
    public static FilePlace? Find(IReadOnlyList<SqlScript> scripts)
    {
        var (from, to) = (0, scripts.Sum(static s => s.Statements.Count));
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (Throws(Beginning(scripts, middle)))
            {
                to = middle;
            }
            else
            {
                from = middle + 1;
            }
        }

        return PlaceOf(scripts, from - 1);
    }

    private static bool Throws(IReadOnlyList<SqlScript> scripts)
    {
        try
        {
            CatalogBuilder.Build(scripts);
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return true;
        }
    }

    private static List<SqlScript> Beginning(IReadOnlyList<SqlScript> scripts, int count)
    {
        var result = new List<SqlScript>();
        foreach (var script in scripts)
        {
            result.Add(script with { Statements = [.. script.Statements.Take(count)] });
            count = Math.Max(0, count - script.Statements.Count);
        }

        return result;
    }

    private static FilePlace? PlaceOf(IReadOnlyList<SqlScript> scripts, int index)
    {
        foreach (var script in scripts)
        {
            if (index >= 0 && index < script.Statements.Count)
            {
                return FilePlace.Of(script.File, script.Statements[index].Range);
            }

            index -= script.Statements.Count;
        }

        return null;
    }
}
