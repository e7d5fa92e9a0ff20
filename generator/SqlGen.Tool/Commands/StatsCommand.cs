using System.CommandLine;
using Npgsql;
using Spectre.Console;
using SqlGen.PostgreSql.Drift;
using SqlGen.Tool.Database;
using SqlGen.Tool.Maintenance;
using SqlGen.Tool.Output;
using SqlGen.Tool.Schema;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen stats</c>: what tables and indexes take, and whether they are used.</summary>
internal static class StatsCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "Only the relations of these schema files." };
        var tables = new Option<string[]>("--table") { Description = "Only this table; may be given several times." };
        var sort = new Option<string>("--sort") { Description = "What comes first.", DefaultValueFactory = static _ => "size" };
        sort.AcceptOnlyFromAmong("size", "rows", "dead", "scans", "name");
        var connection = ConnectionOption.Create();
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout." };
        var command = new Command("stats",
            "Shows what tables and indexes of a database take and how they are used. Sizes, rows (the planner's estimate), dead rows, scans since the counters were reset, how many "
            + "blocks were in the cache, when they were vacuumed and analyzed, and the parameters of vector indexes.\n\n"
            + "Example: sqlgen stats schema.sql --sort dead --connection \"Host=localhost;Database=app;Username=me\"")
        {
            files, tables, sort, connection, json,
        };
        command.SetAction((result, ct) =>
            RunAsync(result.GetValue(files) ?? [], result.GetValue(tables) ?? [], result.GetValue(sort)!, result.GetValue(connection), result.GetValue(json), ct));
        return command;
    }

    private static Task<int> RunAsync(string[] paths, string[] names, string sort, string? connectionString, bool json, CancellationToken ct) => paths.Length > 0
        ? SchemaCommand.RunAsync(paths, connectionString, (source, connection, _) => ShowAsync(connection, source, names, sort, json, ct), ct)
        : SchemaCommand.RunAsync(connectionString, (connection, _) => ShowAsync(connection, null, names, sort, json, ct), ct);

    private static async Task<int> ShowAsync(NpgsqlConnection connection, SchemaSource? source, string[] names, string sort, bool json, CancellationToken ct)
    {
        var only = source is null ? [] : await FindAsync(connection, source, ct);
        foreach (var name in names)
        {
            only.Add((await LiveTable.FindAsync(connection, name, ct)).Id);
        }

        var tables = Sort(await StatisticsReader.ReadAsync(connection, names.Length == 0 && source is null ? null : only, ct), sort);
        var since = await StatisticsReader.CountedSinceAsync(connection, ct);
        if (json)
        {
            ReadableJson.Write(new { Database = ConnectionOption.Describe(connection), CountedSince = since, Tables = tables });
        }
        else
        {
            StatisticsText.Write(tables, ConnectionOption.Describe(connection), since);
        }

        return ExitCode.Fine;
    }

    private static async Task<List<uint>> FindAsync(NpgsqlConnection connection, SchemaSource source, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname || '.' || c.relname = any ($1)", connection)
        {
            Parameters = { new() { Value = source.Items.Where(static i => i.Kind == SchemaItemKind.Relation).Select(static i => i.Name).ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<uint>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetFieldValue<uint>(0));
        }

        return found;
    }

    private static List<TableStatistics> Sort(IEnumerable<TableStatistics> tables, string by) => by switch
    {
        "rows" => [.. tables.OrderByDescending(static t => t.Rows ?? 0)],
        "dead" => [.. tables.OrderByDescending(static t => t.DeadRows)],
        "scans" => [.. tables.OrderByDescending(static t => t.SequentialScans + t.IndexScans)],
        "name" => [.. tables.OrderBy(static t => t.ShortName, StringComparer.Ordinal)],
        _ => [.. tables],
    };
}
