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
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout." };
        var sarif = new Option<bool>("--sarif") { Description = "SARIF 2.1.0 on stdout." };
        var github = new Option<bool>("--github") { Description = "Annotations of GitHub Actions on stdout." };
        var command = new Command("verify",
            "Compares a live database with the schema files: exit code 1 where they differ. Nothing is changed; the files run in a scratch database on the same server, "
            + "which is dropped again.\n\nExample: sqlgen verify schema.sql --connection \"Host=localhost;Database=app;Username=me\"")
        {
            files, connection, json, sarif, github,
        };
        command.SetAction((result, ct) => RunAsync(result.GetValue(files)!, result.GetValue(connection),
            result.GetValue(json) ? DriftFormat.Json : result.GetValue(sarif) ? DriftFormat.Sarif : result.GetValue(github) ? DriftFormat.GitHub : DriftFormat.Tree, ct));
        return command;
    }

    private static Task<int> RunAsync(string[] paths, string? connectionString, DriftFormat format, CancellationToken ct) =>
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
