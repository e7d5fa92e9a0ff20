namespace SqlGen.Testing;

/// <summary>Where a server comes from: the links of the chain, in the order in which they are asked.</summary>
public enum PostgresServerKind
{
    /// <summary>A running server, named by the environment variable <c>SQLGEN_POSTGRES</c>.</summary>
    ConnectionString,

    /// <summary>A container that ends with this process.</summary>
    Docker,

    /// <summary>The PostgreSQL installed on this machine, with a cluster of its own in a temporary folder.</summary>
    Native,

    /// <summary>PostgreSQL compiled to WebAssembly, run by Node: one session of a superuser, no roles that log in.</summary>
    PGlite,
}
