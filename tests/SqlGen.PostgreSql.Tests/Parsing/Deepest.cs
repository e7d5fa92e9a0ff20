namespace SqlGen.PostgreSql.Tests.Parsing;

internal static class Deepest
{
    private const int Most = 2000;

    /// <summary>The most levels, up to two thousand, of which the text is no error.</summary>
    public static int Of(Func<int, string> write)
    {
        var (deep, tooDeep) = (1, Most + 1);
        while (tooDeep - deep > 1)
        {
            var middle = (deep + tooDeep) / 2;
            (deep, tooDeep) = Sql.Parse(write(middle)).Diagnostics.Count == 0 ? (middle, tooDeep) : (deep, middle);
        }

        return deep;
    }
}
