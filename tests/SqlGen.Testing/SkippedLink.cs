namespace SqlGen.Testing;

/// <summary>A link of the chain that did not answer, and why.</summary>
public sealed record SkippedLink(PostgresServerKind Kind, string Reason)
{
    public override string ToString() => $"{Kind}: {Reason}";
}
