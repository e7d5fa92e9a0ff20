using Npgsql;

namespace SqlGen.Internal;

/// <summary>
/// Closed connections to be opened again. The sessions themselves are in Npgsql's pool; what is kept here are the objects around them, with the
/// command and the batch that each keeps, so that a call makes none of them anew. Nothing of a call is left in them: they are closed, and emptied before.
/// </summary>
internal sealed class SpareConnections
{
    // Few calls are under way at a time; those beyond make their own.
    private readonly NpgsqlConnection?[] _spares = new NpgsqlConnection?[Math.Clamp(2 * Environment.ProcessorCount, 4, 32)];

    /// <summary>A closed connection that nobody else has; null where none is spare.</summary>
    internal NpgsqlConnection? Take()
    {
        for (var i = 0; i < _spares.Length; i++)
            if (_spares[i] is not null && Interlocked.Exchange(ref _spares[i], null) is { } spare)
                return spare;
        return null;
    }

    /// <summary>Closes a connection after a call that went well, and keeps it where there is room.</summary>
    internal ValueTask KeepAsync(NpgsqlConnection connection)
    {
        var closing = connection.CloseAsync();
        if (!closing.IsCompletedSuccessfully)
            return KeepWhenClosedAsync(closing, connection);
        Keep(connection);
        return default;
    }

    private async ValueTask KeepWhenClosedAsync(Task closing, NpgsqlConnection connection)
    {
        await closing.ConfigureAwait(false);
        Keep(connection);
    }

    private void Keep(NpgsqlConnection closed)
    {
        for (var i = 0; i < _spares.Length; i++)
            if (_spares[i] is null && Interlocked.CompareExchange(ref _spares[i], closed, null) is null)
                return;
        closed.Dispose();
    }
}
