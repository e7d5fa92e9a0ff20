namespace SqlGen.Benchmarks.Calls;

/// <summary>What the kinds of calls are to show.</summary>
internal static class Goals
{
    /// <summary>One row read or written, without a user's context.</summary>
    public static IReadOnlyList<Goal> SingleCall { get; } = [
        new(Contender.ByHand, 0.60),
        new(Contender.ByHandSamePool, 1.03),
        new(Contender.Floor, 1.3),
        Goal.Bytes(Contender.ByHand),
        Goal.Bytes(Contender.ByHandSamePool)];

    /// <summary>Lists, streams, searches.</summary>
    public static IReadOnlyList<Goal> ManyRows { get; } = [
        new(Contender.ByHand, 1.03),
        new(Contender.ByHandSamePool, 1.03)];

    /// <summary>A user's rows, by how much the step-by-step way and those who go it are to be slower.</summary>
    public static IReadOnlyList<Goal> Scoped(double stepByStep, double libraries) => [
        Goal.Faster(ScopedCases.StepByStep, stepByStep),
        Goal.Faster(Contender.Dapper, libraries),
        Goal.Faster(Contender.EfCore, libraries)];

    /// <summary>Rows past row security, beside the ways of others.</summary>
    public static IReadOnlyList<Goal> InsertMany { get; } = [
        Goal.Faster(InsertCases.EfSaveChanges, 7),
        Goal.Faster(InsertCases.DapperList, 9)];

    /// <summary>What row security may add to a COPY past it.</summary>
    public static IReadOnlyList<Goal> InsertUnderRls(double atMost) => [new(InsertCases.ServiceCopy, atMost) { Contender = InsertCases.UserUnnest }];
}
