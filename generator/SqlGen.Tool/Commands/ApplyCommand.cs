using System.CommandLine;
using Npgsql;
using Spectre.Console;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Database;
using SqlGen.Tool.Output;
using SqlGen.Tool.Schema;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen apply FILE…</c>: runs the schema in one transaction.</summary>
internal static class ApplyCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Schema files, in the order they are applied." };
        var connection = ConnectionOption.Create();
        var step = new Option<string?>("--step") { HelpName = "STEP", Description = $"Only the statements of one step: {string.Join(", ", Steps)}." };
        step.AcceptOnlyFromAmong(Steps);
        var dryRun = new Option<bool>("--dry-run") { Description = "Prints what would run, and runs nothing." };
        var server = ServerOption.Create();
        server.Description += " For --dry-run; else the server itself tells.";
        var command = new Command("apply",
            "Runs schema files in one transaction: all of it, or nothing. BEGIN and COMMIT of the files are parts of it; what can't run in a transaction (CREATE INDEX "
            + "CONCURRENTLY, VACUUM) runs apart and last. Where everything is there already and equal, nothing is done.\n\n"
            + "Example: sqlgen apply schema.sql --connection \"Host=localhost;Database=app;Username=me\"")
        {
            files, connection, step, dryRun, server,
        };
        command.SetAction((result, ct) =>
        {
            var only = result.GetValue(step) is { } name ? Enum.Parse<ApplyStep>(name, ignoreCase: true) : (ApplyStep?)null;
            return result.GetValue(dryRun) ? Task.FromResult(Print(result.GetValue(files)!, only, ServerOption.Of(result, server))) : RunAsync(result.GetValue(files)!, result.GetValue(connection), only, ct);
        });
        return command;
    }

    private static string[] Steps => [.. Enum.GetValues<ApplyStep>().Where(static s => s is not (ApplyStep.Always or ApplyStep.Whole)).Select(static s => s.ToString().ToLowerInvariant())];

    private static IEnumerable<SchemaStatement> Chosen(IEnumerable<SchemaStatement> statements, ApplyStep? only) =>
        statements.Where(s => only is null || s.Step == only || s.Step == ApplyStep.Always);

    private static int Print(string[] paths, ApplyStep? only, PostgresVersion version)
    {
        if (SchemaSource.Read(paths, version) is not { } source)
        {
            return ExitCode.CouldNotRun;
        }

        Console.Out.WriteLine("begin;");
        var chosen = Chosen(source.Plan.Statements, only).ToList();
        foreach (var statement in chosen.Where(static s => !s.IsApart))
        {
            Console.Out.WriteLine(statement.CopyData is { } data ? $"{statement.Text};\n{data}\\." : statement.Text + ";");
        }

        Console.Out.WriteLine("commit;");
        foreach (var statement in chosen.Where(static s => s.IsApart))
        {
            Console.Out.WriteLine(statement.Text + ";");
        }

        return ExitCode.Fine;
    }

    private static Task<int> RunAsync(string[] paths, string? connectionString, ApplyStep? only, CancellationToken ct) =>
        SchemaCommand.RunAsync(paths, connectionString, async (source, connection, text) =>
        {
            var tables = await TableNamesAsync(connection, ct);
            var chosen = Chosen(source.Plan.Statements, only)
                .Select(s => s.ConcurrentIndexOf is { } table && !tables.Contains(table) ? s.WithoutConcurrently() : s).ToList();
            var together = chosen.FindAll(static s => !s.IsApart);
            var apart = chosen.FindAll(static s => s.IsApart);
            try
            {
                await RunTogetherAsync(connection, together, ct);
            }
            catch (StatementException e) when (AlreadyExists.Contains(e.Error.SqlState))
            {
                return await AnswerExistingAsync(e, source, connection, text, ct);
            }

            foreach (var statement in apart)
            {
                await StatementRunner.RunAsync(connection, statement, ct);
            }

            AnsiConsole.MarkupLineInterpolated($"[green]{ReadableText.Count(together.Count + apart.Count, "statement")} applied to {ConnectionOption.Describe(connection)}[/]");
            return ExitCode.Fine;
        }, ct);

    private static async Task<HashSet<string>> TableNamesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select relname::text from pg_class where relkind in ('r', 'p', 'm')", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static readonly HashSet<string> AlreadyExists =
    [
        PostgresErrorCodes.DuplicateTable, PostgresErrorCodes.DuplicateObject, PostgresErrorCodes.DuplicateFunction, PostgresErrorCodes.DuplicateSchema,
        PostgresErrorCodes.DuplicateColumn, PostgresErrorCodes.InvalidTableDefinition, PostgresErrorCodes.UniqueViolation,
    ];

    private static async Task RunTogetherAsync(NpgsqlConnection connection, List<SchemaStatement> statements, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);

        // Two at a time would each find half of the other's.
        await using (var wait = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('sqlgen apply'))", connection, transaction))
        {
            await wait.ExecuteNonQueryAsync(ct);
        }

        foreach (var statement in statements)
        {
            await StatementRunner.RunAsync(connection, statement, ct);
        }

        await transaction.CommitAsync(ct);
    }

    // Files that create without IF NOT EXISTS can't run twice; they needn't where the database is what they would make.
    private static async Task<int> AnswerExistingAsync(StatementException e, SchemaSource source, NpgsqlConnection connection, string text, CancellationToken ct)
    {
        var result = await DatabaseComparison.CompareAsync(source, connection, text, ct);
        if (result.Differences.Count == 0)
        {
            if (result.TextOnly is { } reason)
            {
                Console.Error.WriteLine($"expressions are compared as text, because {reason}");
            }

            AnsiConsole.MarkupLineInterpolated($"[green]nothing to do: {ConnectionOption.Describe(connection)} is as {source.Name} has it[/]");
            return ExitCode.Fine;
        }

        Console.Error.WriteLine(e.Report());
        Console.Error.WriteLine($"nothing was applied; the database holds part of the schema already ({ReadableText.Count(result.Differences.Count, "difference")}): \"sqlgen verify\" shows them");
        return ExitCode.CouldNotRun;
    }
}
