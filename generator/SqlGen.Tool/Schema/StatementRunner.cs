using Npgsql;

namespace SqlGen.Tool.Schema;

/// <summary>Sends statements to the server; what it refuses becomes an exception with the place in the file.</summary>
internal static class StatementRunner
{
    public static async Task RunAsync(NpgsqlConnection connection, SchemaStatement statement, CancellationToken ct)
    {
        try
        {
            if (statement.CopyData is { } data)
            {
                await using var writer = await connection.BeginTextImportAsync(statement.Text, ct);
                await writer.WriteAsync(data.AsMemory(), ct);
                return;
            }

            await using var command = new NpgsqlCommand(statement.Text, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e)
        {
            throw new StatementException(statement, e);
        }
    }
}
