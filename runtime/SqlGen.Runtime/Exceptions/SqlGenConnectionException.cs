namespace SqlGen;

/// <summary>The server could not be reached, or refused the login. Never carries the password.</summary>
public sealed class SqlGenConnectionException : SqlGenException
{
    internal SqlGenConnectionException(string message, ConnectionTarget target, Exception innerException) : base(message, innerException)
    {
        Host = target.Host;
        Port = target.Port;
        Database = target.Database;
        Username = target.Username;
    }

    /// <summary>The host or hosts of the connection string.</summary>
    public string Host { get; }

    /// <summary>The TCP port of the connection string.</summary>
    public int Port { get; }

    /// <summary>The database of the connection string.</summary>
    public string Database { get; }

    /// <summary>The login role of the connection string.</summary>
    public string Username { get; }
}
