using System.Data;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>Undoes what a function may have left in the session, and keeps prepared statements, which DISCARD ALL would drop behind Npgsql's back.</summary>
internal static class SessionReset
{
    private const string Text =
        "set session authorization default; reset all; close all; unlisten *; select pg_catalog.pg_advisory_unlock_all(); discard sequences; discard temp";

    /// <summary>Gives a connection back, clean; to <paramref name="spares"/>, where these are given.</summary>
    internal static ValueTask ReturnAsync(NpgsqlConnection connection, bool reset, SpareConnections? spares = null) =>
        spares is not null && !reset ? spares.KeepAsync(connection) : CloseAsync(connection, reset);

    private static async ValueTask CloseAsync(NpgsqlConnection connection, bool reset)
    {
        try
        {
            // A broken connection has no session left.
            if (reset && connection.State == ConnectionState.Open)
                await RunAsync(connection).ConfigureAwait(false);
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async ValueTask RunAsync(NpgsqlConnection connection)
    {
        try
        {
            var command = new NpgsqlCommand(Text, connection);
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            // A session that could not be cleaned must not be used again: connections of a cleared pool are closed when they return.
            NpgsqlConnection.ClearPool(connection);
            throw;
        }
    }
}
