using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace SqlGen.Tool.Database;

/// <summary>The option <c>--connection</c>, for which SQLGEN_CONNECTION stands in. A password is never printed.</summary>
internal static class ConnectionOption
{
    public const string Variable = "SQLGEN_CONNECTION";

    public static Option<string?> Create() => new("--connection", "-c")
    {
        Description = $"Npgsql connection string of the database; without it {Variable} is read.",
    };

    /// <summary>An open connection, or null with the reason on stderr.</summary>
    public static async Task<NpgsqlConnection?> OpenAsync(string? text, CancellationToken ct)
    {
        text ??= Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(text))
        {
            Console.Error.WriteLine($"no database: give --connection \"Host=…;Database=…\", or set {Variable}");
            return null;
        }

        NpgsqlConnection? connection = null;
        try
        {
            // Notices and errors of a tool may name what is in them; a pool would only keep sessions open that nobody uses again.
            var builder = new NpgsqlConnectionStringBuilder(text) { Pooling = false, IncludeErrorDetail = true, ApplicationName = "sqlgen", CommandTimeout = 0 };
            connection = new NpgsqlConnection(builder.ConnectionString);
            await connection.OpenAsync(ct);
            if (string.IsNullOrEmpty(builder.Database))
            {
                Console.Error.WriteLine($"the connection string names no Database: this is \"{connection.Database}\", called as the login, as psql would have it");
            }

            return connection;
        }
        catch (ArgumentException)
        {
            Console.Error.WriteLine("the connection string can't be read; write it as Host=…;Port=…;Database=…;Username=…");
        }
        catch (Exception e) when (e is DbException or SocketException or TimeoutException)
        {
            Console.Error.WriteLine($"could not connect: {e.Message}");
        }

        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        return null;
    }

    /// <summary><c>host:port/database</c></summary>
    public static string Describe(NpgsqlConnection connection) => $"{connection.Host}:{connection.Port}/{connection.Database}";
}
