namespace SqlGen.Benchmarks.Calls;

/// <summary>The rows that are written, the same for everybody.</summary>
internal static class NewRows
{
    public static readonly Guid User = BenchmarkServer.User(7);
    private static readonly string[] s_operations = ["chat", "embedding", "image"];

    public static List<NewAiUsageAsService> Usage(int count) => [.. Enumerable.Range(0, count).Select(Usage1)];

    public static NewAiUsageAsService Usage1(int number) => new()
    {
        UserId = User,
        OperationType = s_operations[number % 3],
        Model = "gpt-4o-mini",
        TokensPrompt = 120 + number,
        TokensCompletion = 80,
        TokensTotal = 200 + number,
        Cost = Cost(number),
        LatencyMs = number % 5 == 4 ? null : 350,
    };

    // A copy of a table knows no defaults: linq2db's writes every column.
    public static List<Usage> ForMappers(int count, bool withKey = false) => [.. Enumerable.Range(0, count).Select(number => ForMappers1(number, withKey))];

    public static Usage ForMappers1(int number, bool withKey = false) => new()
    {
        Id = withKey ? Guid.NewGuid().ToString() : null!,
        UserId = User,
        OperationType = s_operations[number % 3],
        Model = "gpt-4o-mini",
        TokensPrompt = 120 + number,
        TokensCompletion = 80,
        TokensTotal = 200 + number,
        Cost = Cost(number),
        LatencyMs = number % 5 == 4 ? null : 350,
        CreatedAt = withKey ? DateTime.UtcNow : default,
    };

    private static decimal Cost(int number) => 0.00012345m * (1 + (number % 7));
}
