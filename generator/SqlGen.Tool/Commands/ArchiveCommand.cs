using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SqlGen.Tool.Database;
using SqlGen.Tool.Maintenance;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen archive TABLE --older-than 90d</c>: moves old rows to <c>TABLE_archive</c> in bounded batches.</summary>
internal static class ArchiveCommand
{
    private sealed record Request(string Table, Age Age, string? Column, int Batch, int? MaxBatches, bool SkipReferenced, bool DryRun, bool Yes);

    public static Command Create()
    {
        var table = new Argument<string>("TABLE") { Description = "The table whose old rows are moved." };
        var connection = ConnectionOption.Create();
        var age = new Option<string>("--older-than") { Required = true, Description = $"How old a row must be: a number with {Age.Units}." };
        var column = new Option<string?>("--column") { Description = "The column that says how old a row is; created_at where there is one." };
        var batch = new Option<int>("--batch") { Description = "Rows a transaction.", DefaultValueFactory = static _ => 1000 };
        var maxBatches = new Option<int?>("--max-batches") { Description = "Stops after so many transactions; the next run goes on." };
        var skip = new Option<bool>("--skip-referenced") { Description = "Leaves rows that other tables' foreign keys refer to; without it such keys are refused." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would be moved and how, and moves nothing." };
        var yes = new Option<bool>("--yes") { Description = "Doesn't ask." };
        age.Validators.Add(static r =>
        {
            if (Age.Parse(r.GetValueOrDefault<string>() ?? "") is null)
            {
                r.AddError($"--older-than: expected a number with {Age.Units}, such as 90d, found \"{r.GetValueOrDefault<string>()}\"");
            }
        });
        AtLeastOne(batch);
        AtLeastOne(maxBatches);
        var command = new Command("archive",
            "Moves old rows of a table to TABLE_archive, after asking. Oldest first, each batch in a transaction of its own: it may be killed at any moment and run again, and no row "
            + "is lost or doubled. The archive is made where there is none: the table's columns, readable by its owner alone. Rows that others have locked wait for the next "
            + "run: exit code 1 where some were left.\n\nExample: sqlgen archive public.ai_usage --older-than 90d --connection \"Host=localhost;Database=app;Username=me\"")
        {
            table, age, column, batch, maxBatches, skip, dryRun, yes, connection,
        };
        command.SetAction((result, ct) => RunAsync(
            new Request(result.GetValue(table)!, Age.Parse(result.GetValue(age)!)!, result.GetValue(column), result.GetValue(batch), result.GetValue(maxBatches), result.GetValue(skip),
                result.GetValue(dryRun), result.GetValue(yes)),
            result.GetValue(connection), ct));
        return command;
    }

    private static void AtLeastOne<T>(Option<T> option) => option.Validators.Add(r =>
    {
        if (r.GetValueOrDefault<T>() is int and < 1)
        {
            r.AddError($"{option.Name}: expected 1 or more");
        }
    });

    private static Task<int> RunAsync(Request request, string? connectionString, CancellationToken ct) =>
        SchemaCommand.RunAsync(connectionString, async (connection, _) =>
        {
            var plan = await ArchivePlan.MakeAsync(connection, request.Table, request.Column, request.SkipReferenced, ct);
            var before = await Archiver.MomentAsync(connection, request.Age, ct);
            var archiver = new Archiver(connection, plan, before);
            var archive = await ArchiveTable.FindAsync(connection, plan, ct);
            var (count, oldest) = await archiver.CountAsync(ct);
            var rows = $"{ReadableText.Count(count, "row")} of {plan.Table.Sql} with {plan.Column.Name} before {before.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";
            if (count == 0)
            {
                AnsiConsole.MarkupLineInterpolated($"[green]nothing to do: {rows}[/]");
                return ExitCode.Fine;
            }

            AnsiConsole.MarkupLineInterpolated($"{rows}, the oldest from {oldest}");
            AnsiConsole.MarkupLineInterpolated($"{plan.ArchiveSql} {(archive is null ? "will be created, with row level security on and no rights for anybody but its owner" : "is there")}");
            if (plan.Triggers.Count > 0)
            {
                AnsiConsole.MarkupLineInterpolated($"[yellow]triggers fire for every row that goes, as for any DELETE: {string.Join(", ", plan.Triggers)}[/]");
            }

            if (!await archiver.HasIndexAsync(ct))
            {
                AnsiConsole.MarkupLineInterpolated($"[yellow]no index begins with {plan.Column.Name}: every batch reads the whole table[/]");
            }

            if (request.DryRun)
            {
                Console.Out.WriteLine($"each batch of {request.Batch} rows is a transaction of:\n\n{plan.LockSql};\n\n{plan.MoveSql};");
                return ExitCode.Fine;
            }

            if (!await Confirmation.AskAsync("Move them?", "nothing was moved", request.Yes, ct))
            {
                return ExitCode.CouldNotRun;
            }

            if (archive is null)
            {
                await ArchiveTable.CreateAsync(connection, plan, ct);
            }

            return await MoveAsync(archiver, plan, request, count, ct);
        }, ct);

    private static async Task<int> MoveAsync(Archiver archiver, ArchivePlan plan, Request request, long count, CancellationToken ct)
    {
        long moved = 0;
        var batches = 0;
        await ShownProgress.RunAsync(isShown: true, async start =>
        {
            var bar = start(plan.Table.Sql);
            while (batches < (request.MaxBatches ?? int.MaxValue) && await archiver.MoveAsync(request.Batch, ct) is > 0 and var last)
            {
                batches++;
                moved += last;
                if (bar is not null)
                {
                    bar.Value = 100.0 * moved / count;
                    bar.Description = Markup.Escape($"{plan.Table.Sql}: {ReadableText.Count(moved, "row")}");
                }
            }
        });
        AnsiConsole.MarkupLineInterpolated($"[green]{ReadableText.Count(moved, "row")} moved to {plan.ArchiveSql} in {batches} {(batches == 1 ? "batch" : "batches")}[/]");
        var left = (await archiver.CountAsync(ct)).Count;
        if (left == 0)
        {
            return ExitCode.Fine;
        }

        var isBounded = batches == request.MaxBatches;
        AnsiConsole.MarkupLineInterpolated(
            $"[yellow]{ReadableText.Count(left, "row")} left: {(isBounded ? "run again to go on" : $"others hold locks on them{(plan.Keys.Count > 0 ? " or refer to them" : "")}, or a trigger keeps them; run again")}[/]");
        return isBounded ? ExitCode.Fine : ExitCode.Findings;
    }
}
