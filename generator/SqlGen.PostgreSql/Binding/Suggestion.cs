namespace SqlGen.PostgreSql.Binding;

/// <summary>"Did you mean": the nearest of the known names, if one is near enough.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean "email"?</c>, or nothing.</summary>
    public static string For(string name, IEnumerable<string> known) => Nearest(name, known) is { } near ? $"; did you mean \"{near}\"?" : "";

    public static string? Nearest(string name, IEnumerable<string> known)
    {
        // One letter is near to every other letter.
        var limit = name.Length < 2 ? 0 : Math.Max(1, Math.Min(3, name.Length / 3));
        string? best = null;
        foreach (var candidate in known)
        {
            if (candidate != name && Math.Abs(candidate.Length - name.Length) <= limit && Distance(name, candidate) is var distance && distance <= limit)
            {
                (best, limit) = (candidate, distance - 1);
            }
        }

        return best;
    }

    // Two letters exchanged count once, as in "emial".
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
