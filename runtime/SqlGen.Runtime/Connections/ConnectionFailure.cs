using System.Net.Sockets;
using Npgsql;

namespace SqlGen;

/// <summary>Says what to do when a connection can't be opened.</summary>
internal static class ConnectionFailure
{
    // SQLSTATEs of a refused start-up; everything else (too many connections, the server is starting) is Npgsql's to say.
    private const string InvalidPassword = "28P01";
    private const string InvalidAuthorization = "28000";
    private const string UnknownDatabase = "3D000";

    internal static SqlGenConnectionException? Explain(NpgsqlException exception, ConnectionTarget target)
    {
        var server = $"{target.Host}:{target.Port}";
        return exception switch
        {
            PostgresException { SqlState: InvalidPassword } => new(
                $"password of role \"{target.Username}\" was refused by {server} (database \"{target.Database}\"); correct Username and Password in the connection string", target, exception),
            PostgresException { SqlState: InvalidAuthorization } refused => new(
                $"login as \"{target.Username}\" was refused by {server} (database \"{target.Database}\"): {refused.MessageText}; create the role with LOGIN, or let pg_hba.conf admit it", target, exception),
            PostgresException { SqlState: UnknownDatabase } => new(
                $"database \"{target.Database}\" does not exist on {server} (user \"{target.Username}\"); create it or correct Database in the connection string", target, exception),
            PostgresException => null,
            // Not the server's fault: Npgsql's own message says what to do.
            _ when exception.Message.Contains("pool has been exhausted", StringComparison.Ordinal) => null,
            { InnerException: SocketException or TimeoutException or IOException } => new(
                $"no PostgreSQL answers at {server} (database \"{target.Database}\", user \"{target.Username}\"): {exception.InnerException.Message.TrimEnd('.')}; start the server or correct Host and Port in the connection string", target, exception),
            _ when exception.Message.Contains("No password has been provided", StringComparison.Ordinal) => new(
                $"{server} asks for a password of role \"{target.Username}\" (database \"{target.Database}\"), and the connection string has none; add Password", target, exception),
            _ => null,
        };
    }
}
