namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>A user with what the policies ask of the claims.</summary>
internal sealed record Person(Guid Id, string Tenant, int Clearance)
{
    public static Person Random(Random random) => new(NewGuid(random), $"tenant {random.Next(3)}", random.Next(10));

    public UserClaims Claims => UserClaims.Empty.With("tenant", Tenant).With("clearance", Clearance);

    private static Guid NewGuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
