using System.CommandLine;
using System.Diagnostics;
using Npgsql;
using Spectre.Console;
using SqlGen.Tool.Database;
using SqlGen.Tool.Maintenance;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen vacuum [TABLE…]</c>: VACUUM (ANALYZE), table by table, with its progress.</summary>
internal static class VacuumCommand
{
    public static Command Create()
    {
        var tables = new Argument<string[]>("TABLE") { Arity = ArgumentArity.ZeroOrMore, Description = "Only these tables; without them every table that the login may vacuum." };
        var connection = ConnectionOption.Create();
        var full = new Option<bool>("--full") { Description = "VACUUM FULL: writes each table anew, smaller; nobody can read or write it meanwhile. Asks first." };
        var yes = new Option<bool>("--yes") { Description = "Doesn't ask." };
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout." };
        var command = new Command("vacuum",
            "Runs VACUUM (ANALYZE), which reads and writes go on beside, and shows its progress and what it removed. Ctrl+C ends the statement on the server too; tables that "
            + "are done stay done. Exit code 1 where the server skipped a table.\n\n"
            + "Example: sqlgen vacuum public.embeddings --connection \"Host=localhost;Database=app;Username=me\"")
        {
            tables, connection, full, yes, json,
        };
        command.SetAction((result, ct) =>
            RunAsync(result.GetValue(tables) ?? [], result.GetValue(connection), result.GetValue(full), result.GetValue(yes), result.GetValue(json), ct));
        return command;
    }

    private static Task<int> RunAsync(string[] names, string? connectionString, bool full, bool yes, bool json, CancellationToken ct) =>
        SchemaCommand.RunAsync(connectionString, async (connection, text) =>
        {
            var before = await TablesAsync(connection, names, ct);
            if (before.Count == 0 && !json)
            {
                AnsiConsole.MarkupLineInterpolated($"[green]nothing to do: {ConnectionOption.Describe(connection)} has no tables that the login may vacuum[/]");
                return ExitCode.Fine;
            }

            if (full && !await Confirmation.AskAsync(
                $"Write {ReadableText.Count(before.Count, "table")} ({ReadableText.Bytes(before.Sum(static t => t.TotalBytes))}) anew? Each is locked against reads and writes meanwhile, and needs its size again on the disk.",
                "nothing was vacuumed", yes, ct))
            {
                return ExitCode.CouldNotRun;
            }

            var warnings = new List<string>();
            connection.Notice += (_, e) => warnings.Add(e.Notice.MessageText);
            var times = new Dictionary<uint, TimeSpan>();
            await using (var watcher = await WatcherAsync(text, ct))
            {
                await ShownProgress.RunAsync(!json, async start =>
                {
                    foreach (var table in before)
                    {
                        var started = Stopwatch.GetTimestamp();
                        await VacuumAsync(connection, watcher, table, full, start(table.ShortName), ct);
                        times[table.Id] = Stopwatch.GetElapsedTime(started);
                    }
                });
            }

            Report(before, await StatisticsReader.ReadAsync(connection, [.. before.Select(static t => t.Id)], ct), times, json);
            foreach (var warning in warnings)
            {
                Console.Error.WriteLine(warning);
            }

            return warnings.Count == 0 ? ExitCode.Fine : ExitCode.Findings;
        }, ct);

    private static async Task<IReadOnlyList<TableStatistics>> TablesAsync(NpgsqlConnection connection, string[] names, CancellationToken ct)
    {
        var only = new List<uint>();
        foreach (var name in names)
        {
            var table = await LiveTable.FindAsync(connection, name, ct);
            if (table.Kind is 'v' or 'f')
            {
                throw new RefusalException($"\"{name}\" stores no rows: vacuum tables and materialized views");
            }

            only.Add(table.Id);
        }

        if (names.Length == 0)
        {
            // Partitions come by themselves, and their parent holds nothing.
            await using var command = new NpgsqlCommand(
                """
                select c.oid from pg_class c join pg_database d on d.datname = current_database()
                where c.relkind in ('r', 'm') and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema$)' and c.relpersistence <> 't'
                  and (pg_has_role(c.relowner, 'usage') or pg_has_role(d.datdba, 'usage'))
                """, connection);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                only.Add(reader.GetFieldValue<uint>(0));
            }
        }

        return await StatisticsReader.ReadAsync(connection, only, ct);
    }

    // Where the server has no second session to give, the work is the same without its progress.
    private static async Task<NpgsqlConnection?> WatcherAsync(string connectionString, CancellationToken ct)
    {
        var watcher = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = "sqlgen progress" }.ConnectionString);
        try
        {
            await watcher.OpenAsync(ct);
            return watcher;
        }
        catch (NpgsqlException)
        {
            await watcher.DisposeAsync();
            return null;
        }
    }

    private static async Task VacuumAsync(NpgsqlConnection connection, NpgsqlConnection? watcher, TableStatistics table, bool full, ProgressTask? task, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watching = watcher is null || task is null ? Task.CompletedTask : VacuumProgress.WatchAsync(watcher, connection.ProcessID, (phase, fraction) =>
        {
            task.Description = Markup.Escape($"{table.ShortName}: {phase}");
            task.Value = Math.Max(task.Value, 100 * fraction);
        }, over.Token);
        try
        {
            await using var command = new NpgsqlCommand($"vacuum ({(full ? "full, " : "")}analyze) {LiveTable.Qualified(table.Schema, table.Name)}", connection);
            await command.ExecuteNonQueryAsync(ct);
        }
        finally
        {
            await over.CancelAsync();
            await watching;
        }

        if (task is not null)
        {
            task.Description = Markup.Escape(table.ShortName);
            task.Value = 100;
            task.StopTask();
        }
    }

    private static void Report(IReadOnlyList<TableStatistics> before, IReadOnlyList<TableStatistics> after, Dictionary<uint, TimeSpan> times, bool json)
    {
        // A table that was dropped meanwhile is in neither.
        var done = before.Join(after, static b => b.Id, static a => a.Id, static (b, a) => (Before: b, After: a)).ToList();
        if (json)
        {
            ReadableJson.Write(done.Select(d => new
            {
                d.After.Schema,
                d.After.Name,
                d.After.Rows,
                DeadRowsBefore = d.Before.DeadRows,
                DeadRowsAfter = d.After.DeadRows,
                BytesBefore = d.Before.TotalBytes,
                BytesAfter = d.After.TotalBytes,
                Milliseconds = (long)times[d.After.Id].TotalMilliseconds,
            }));
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("table");
        foreach (var name in (string[])["rows", "dead before", "dead after", "size before", "size after", "time"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var (old, now) in done)
        {
            table.AddRow(Markup.Escape(old.ShortName), now.Rows is { } rows ? ReadableText.Count(rows) : "?", ReadableText.Count(old.DeadRows), ReadableText.Count(now.DeadRows),
                ReadableText.Bytes(old.TotalBytes), ReadableText.Bytes(now.TotalBytes), ReadableText.Time(times[old.Id]));
        }

        AnsiConsole.Write(table);
    }
}
