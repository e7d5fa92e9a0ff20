using Npgsql;
using SqlGen.Tool.Database;
using SqlGen.Tool.Schema;

namespace SqlGen.Tool.Commands;

/// <summary>What commands on schema files and a database share: both are opened, the files read by the server's own grammar, and what the server refuses is said at its place.</summary>
internal static class SchemaCommand
{
    public static async Task<int> RunAsync(
        string[] paths, string? connectionString, Func<SchemaSource, NpgsqlConnection, string, Task<int>> run, CancellationToken ct)
    {
        if (SchemaFiles.Read(paths) is not { } files)
        {
            return ExitCode.CouldNotRun;
        }

        return await RunAsync(
            connectionString,
            async (connection, text) => SchemaSource.Of(files, ServerOption.Of(connection)) is { } source ? await run(source, connection, text) : ExitCode.CouldNotRun,
            ct);
    }

    public static async Task<int> RunAsync(string? connectionString, Func<NpgsqlConnection, string, Task<int>> run, CancellationToken ct)
    {
        await using var connection = await ConnectionOption.OpenAsync(connectionString, ct);
        if (connection is null)
        {
            return ExitCode.CouldNotRun;
        }

        try
        {
            return await run(connection, connectionString ?? Environment.GetEnvironmentVariable(ConnectionOption.Variable)!);
        }
        catch (StatementException e)
        {
            Console.Error.WriteLine(e.Report());
        }
        catch (RefusalException e)
        {
            Console.Error.WriteLine(e.Message);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("stopped");
        }
        catch (PostgresException e)
        {
            Console.Error.WriteLine($"error {e.SqlState}: {e.MessageText}");
        }
        catch (NpgsqlException e)
        {
            Console.Error.WriteLine($"the connection failed: {e.Message}");
        }

        return ExitCode.CouldNotRun;
    }
}
