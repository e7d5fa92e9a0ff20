using Npgsql;

namespace SqlGen.Internal;

/// <summary>A call under way: its connection, command and reader, which stands at the call's own result.</summary>
internal sealed class SqlExecution(NpgsqlConnection connection, TransactionSession? transaction, SqlStatement statement, SqlParameters parameters, EndpointState state)
{
    private NpgsqlCommand? _command;
    private NpgsqlBatch? _batch;
    private NpgsqlDataReader? _reader;
    private bool _closed;

    internal NpgsqlDataReader Reader => _reader!;

    internal async ValueTask StartAsync(string? prologue, UserContext? context, CancellationToken cancellationToken)
    {
        try
        {
            if (prologue is null)
            {
                _command = connection.CreateCommand();
                _command.CommandText = statement.Text;
                parameters.AttachTo(_command.Parameters);
                _reader = await _command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                _batch = connection.CreateBatch();
                _batch.BatchCommands.Add(Prologue.Command(prologue, context));
                var command = new NpgsqlBatchCommand(statement.Text);
                parameters.AttachTo(command.Parameters);
                _batch.BatchCommands.Add(command);
                _reader = await _batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                // Exactly the prologue's result set is skipped; an error of the call itself shows up here.
                await _reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            await AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads to the end, where the implicit transaction commits. Only when this returns has the call succeeded.</summary>
    internal async ValueTask CompleteAsync()
    {
        await Reader.DisposeAsync().ConfigureAwait(false);
        await ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>The caller has left the rows before their end.</summary>
    internal ValueTask LeaveAsync() => CompleteAsync();

    /// <summary>Rows inserted, updated or deleted; known once the call is complete.</summary>
    internal int RowsAffected { get; private set; }

    /// <summary>Gives everything back after an error, which stays the one that is reported.</summary>
    internal async ValueTask AbandonAsync(Exception cause)
    {
        if (cause is NpgsqlException or OperationCanceledException)
            transaction?.MarkFailed();
        if (_closed)
            return;
        try
        {
            if (_reader is not null)
                await _reader.DisposeAsync().ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The error that is being reported came first, and is the cause of this one.
            transaction?.MarkFailed();
        }
        try
        {
            await ReleaseAsync().ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            transaction?.MarkFailed();
        }
    }

    private async ValueTask ReleaseAsync()
    {
        if (_closed)
            return;
        _closed = true;
        RowsAffected = _batch is null ? _reader?.RecordsAffected ?? -1 : _batch.BatchCommands[1].RecordsAffected;
        parameters.DetachFrom(_batch is null ? _command!.Parameters : _batch.BatchCommands[1].Parameters);
        try
        {
            if (_command is not null)
                await _command.DisposeAsync().ConfigureAwait(false);
            if (_batch is not null)
                await _batch.DisposeAsync().ConfigureAwait(false);
            if (transaction is null && statement.ChangesSession && state.NeedsReset)
                await SessionReset.RunAsync(connection).ConfigureAwait(false);
        }
        finally
        {
            if (transaction is null)
                await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
