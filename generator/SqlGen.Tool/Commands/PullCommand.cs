using System.CommandLine;
using System.Text;
using Spectre.Console;
using SqlGen.Tool.Database;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen pull</c>: a live database as SQL text, to be committed as a snapshot or to start a schema.sql from.</summary>
internal static class PullCommand
{
    private const string Snapshot = "schema.lock.sql";

    public static Command Create()
    {
        var connection = ConnectionOption.Create();
        var sql = new Option<bool>("--sql") { Description = "The text on stdout, as the beginning of a schema.sql." };
        var output = new Option<string>("--output", "-o") { Description = "The file of the snapshot.", DefaultValueFactory = static _ => Snapshot };
        var command = new Command("pull",
            $"Writes the schema of a live database as SQL text. Without --sql it is the snapshot {Snapshot}, which is committed and compared with the schema at every build. "
            + "Owners, roles and data are left out.\n\nExample: sqlgen pull --connection \"Host=localhost;Database=app;Username=me\"")
        {
            connection, sql, output,
        };
        command.SetAction((result, ct) => RunAsync(result.GetValue(connection), result.GetValue(sql), result.GetValue(output)!, ct));
        return command;
    }

    private static Task<int> RunAsync(string? connectionString, bool toStdout, string path, CancellationToken ct) =>
        SchemaCommand.RunAsync(connectionString, async (connection, _) =>
        {
            var text = await SchemaText.ReadAsync(connection, ct);
            if (toStdout)
            {
                Console.Out.Write(text);
                return ExitCode.Fine;
            }

            try
            {
                await File.WriteAllTextAsync(path, $"-- The schema of a live database, written by \"sqlgen pull\" (PostgreSQL {connection.PostgreSqlVersion.Major}). Not edited by hand.\n\n{text}", new UTF8Encoding(false), ct);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"{path}: could not be written: {e.Message}");
                return ExitCode.CouldNotRun;
            }

            AnsiConsole.MarkupLineInterpolated($"[green]{path} holds the schema of {ConnectionOption.Describe(connection)}[/]");
            return ExitCode.Fine;
        }, ct);
}
