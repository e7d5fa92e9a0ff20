using Npgsql;

namespace SqlGen.Internal;

/// <summary>A statement with its arguments.</summary>
internal readonly record struct BoundStatement(SqlStatement Statement, SqlParameters Parameters)
{
    internal static bool AnyChangesSession(List<BoundStatement> statements)
    {
        foreach (var bound in statements)
            if (bound.Statement.ChangesSession)
                return true;
        return false;
    }

    /// <summary>One round trip, one implicit transaction unless one is open.</summary>
    internal static async ValueTask<long> ExecuteAsync(
        List<BoundStatement> statements, NpgsqlConnection connection, string? prologue, UserContext? context, CancellationToken cancellationToken)
    {
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            if (prologue is not null)
                batch.BatchCommands.Add(Prologue.Command(prologue, context));
            foreach (var (statement, parameters) in statements)
            {
                var command = new NpgsqlBatchCommand(statement.Text);
                parameters.AttachTo(command.Parameters);
                batch.BatchCommands.Add(command);
            }
            SqlTracing.Starting(statements[0].Statement.Name);
            Task<int> executing;
            try
            {
                executing = batch.ExecuteNonQueryAsync(cancellationToken);
            }
            finally
            {
                SqlTracing.Started();
            }
            return await executing.ConfigureAwait(false);
        }
    }
}
