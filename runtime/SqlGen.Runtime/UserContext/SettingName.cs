namespace SqlGen;

/// <summary>The names a context's own settings may have: nothing that PostgreSQL, an extension or the claims use.</summary>
internal static class SettingName
{
    private static readonly string[] s_reserved = ["request.", "hnsw.", "ivfflat.", "plpgsql.", "pgaudit.", "auto_explain.", "pg_"];

    internal static void Check(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var dots = 0;
        var start = true;
        foreach (var c in name)
        {
            if (c == '.' && !start)
            {
                dots++;
                start = true;
                continue;
            }
            if (!(c is >= 'a' and <= 'z' or '_' || (!start && c is >= '0' and <= '9')))
                throw NotAllowed(name, "use lower-case letters, digits and underscores, with a dot between prefix and name, as in \"app.tenant\"");
            start = false;
        }
        if (dots == 0 || start)
            throw NotAllowed(name, "give it a prefix of your own, as in \"app.tenant\"");
        foreach (var reserved in s_reserved)
            if (name.StartsWith(reserved, StringComparison.Ordinal))
                throw NotAllowed(name, $"names that start with \"{reserved}\" belong to PostgreSQL, an extension or the claims; choose another prefix, as in \"app.tenant\"");
    }

    private static ArgumentException NotAllowed(string name, string wayOut) =>
        new($"setting \"{name.Replace("\0", "\\0", StringComparison.Ordinal)}\" is not allowed in a context; {wayOut}", nameof(name));
}
