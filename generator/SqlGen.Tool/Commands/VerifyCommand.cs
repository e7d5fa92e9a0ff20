using System.CommandLine;
using SqlGen.Tool.Database;
using SqlGen.Tool.Output;
using SqlGen.Tool.Schema;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen verify FILE…</c>: what of a live database is not as the files have it.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Schema files, in the order they are applied." };
        var connection = ConnectionOption.Create();
        var format = new ReportOptions();
        var command = new Command("verify",
            "Compares a live database with the schema files: exit code 1 where they differ. Nothing is changed; the files run in a scratch database on the same server, "
            + "which is dropped again.\n\nExample: sqlgen verify schema.sql --connection \"Host=localhost;Database=app;Username=me\"")
        {
            files, connection,
        };
        format.AddTo(command);
        command.SetAction((result, ct) => RunAsync(result.GetValue(files)!, result.GetValue(connection), format.Read(result), ct));
        return command;
    }

    private static Task<int> RunAsync(string[] paths, string? connectionString, ReportFormat format, CancellationToken ct) =>
        SchemaCommand.RunAsync(paths, connectionString, async (source, connection, text) =>
        {
            var result = await DatabaseComparison.CompareAsync(source, connection, text, ct);
            if (result.TextOnly is { } reason)
            {
                Console.Error.WriteLine($"expressions are compared as text, because {reason}");
            }

            DriftReport.Write(format, source.Name, ConnectionOption.Describe(connection), result.Differences, await LoginRights.ReadAsync(connection, ct));
            return result.Differences.Count == 0 ? ExitCode.Fine : ExitCode.Findings;
        }, ct);
}
