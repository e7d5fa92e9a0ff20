namespace SqlGen.Testing;

/// <summary>No link of the chain answered; the message says why for each.</summary>
public sealed class NoPostgresServerException(IReadOnlyList<SkippedLink> links) : Exception(Describe(links))
{
    /// <summary>The links that were asked.</summary>
    public IReadOnlyList<SkippedLink> Links { get; } = links;

    static string Describe(IReadOnlyList<SkippedLink> links) =>
        "no PostgreSQL with pgvector answered; set " + PostgresServerOptions.ConnectionStringVariable +
        ", start Docker, install PostgreSQL 17 with pgvector, or install Node" +
        string.Concat(links.Select(link => "\n  " + link));
}
