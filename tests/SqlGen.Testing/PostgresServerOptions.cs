namespace SqlGen.Testing;

/// <summary>Which links of the chain are asked, and what they are told.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>The variable that names a running server.</summary>
    public const string ConnectionStringVariable = "SQLGEN_POSTGRES";

    /// <summary>The links to ask, in this order; all of them unless said otherwise.</summary>
    public IReadOnlyList<PostgresServerKind> Chain { get; init; } = Enum.GetValues<PostgresServerKind>();

    /// <summary>A running server's connection string: a superuser, or a login with CREATEDB and CREATEROLE.</summary>
    public string? ConnectionString { get; init; } = Environment.GetEnvironmentVariable(ConnectionStringVariable);

    /// <summary>Folders to look for native servers in, before the usual ones.</summary>
    public IReadOnlyList<string> NativeFolders { get; init; } = [];

    /// <summary>Told what takes long, such as a first download; nothing by default.</summary>
    public Action<string>? Progress { get; init; }
}
