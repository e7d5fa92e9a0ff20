using System.CommandLine;
using Npgsql;
using Spectre.Console;
using SqlGen.Tool.Database;
using SqlGen.Tool.Tuning;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen tune INDEX</c>: an HNSW index with other parameters, built beside the old one, measured, and put in its place if that is wanted.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var index = new Argument<string>("INDEX") { Description = "The index, or TABLE.COLUMN of the one it has." };
        var connection = ConnectionOption.Create();
        var m = new Option<int?>("--m") { Description = "Links of a node in the new index, 2 to 100; without it as in the old." };
        var construction = new Option<int?>("--ef-construction") { Description = "Candidates while it is built, 4 to 1000 and at least twice m; without it as in the old." };
        var search = new Option<string>("--ef-search") { Description = "Each hnsw.ef_search to measure with.", DefaultValueFactory = static _ => "40,80,160,320" };
        var limit = new Option<int>("--limit") { Description = "How many neighbours a search asks for.", DefaultValueFactory = static _ => 10 };
        var sample = new Option<int>("--sample") { Description = "How many searches.", DefaultValueFactory = static _ => 100 };
        var seed = new Option<int>("--seed") { Description = "Another seed takes other rows to search with.", DefaultValueFactory = static _ => 1 };
        var queries = new Option<string?>("--queries") { Description = "A query whose first column is what to search with, instead of rows of the table." };
        var memory = new Option<string?>("--maintenance-work-mem") { Description = "Memory for the build, such as 2GB: it is much faster while the graph fits." };
        var swap = new Option<bool>("--swap") { Description = "Puts the new index in the old one's place, without asking." };
        var keep = new Option<bool>("--keep") { Description = "Leaves the new index beside the old one, where a later run finds it." };
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout." };
        var command = new Command("tune",
            "Builds an HNSW index with other parameters beside the old one, CONCURRENTLY, and measures both: the recall of a sample of searches against an exact scan, and how "
            + "long they take at several ef_search. The old index stays until the new one has its name. Without --m and --ef-construction the old one is measured and nothing is "
            + "built. Filters, row level security and iterative scans are not measured.\n\n"
            + "Example: sqlgen tune embeddings.embedding --m 24 --ef-construction 128 --swap --connection \"Host=localhost;Database=app;Username=me\"")
        {
            index, connection, m, construction, search, limit, sample, seed, queries, memory, swap, keep, json,
        };
        command.SetAction((result, ct) => RunAsync(new TuneOptions
        {
            Index = result.GetValue(index)!,
            M = result.GetValue(m),
            EfConstruction = result.GetValue(construction),
            EfSearch = result.GetValue(search)!,
            Limit = result.GetValue(limit),
            Sample = result.GetValue(sample),
            Seed = result.GetValue(seed),
            Queries = result.GetValue(queries),
            Memory = result.GetValue(memory),
            Swap = result.GetValue(swap),
            Keep = result.GetValue(keep),
            Json = result.GetValue(json),
        }, result.GetValue(connection), ct));
        return command;
    }

    private static Task<int> RunAsync(TuneOptions options, string? connectionString, CancellationToken ct) => SchemaCommand.RunAsync(connectionString, async (connection, text) =>
    {
        var progress = new ProgressLine();
        try
        {
            return await new Tuner(connection, text, options, progress).RunAsync(Ask, ct);
        }
        catch (TuneException e)
        {
            progress.End();
            Console.Error.WriteLine(e.Message);
            return ExitCode.CouldNotRun;
        }
        catch (NpgsqlException)
        {
            progress.End();
            throw;
        }
    }, ct);

    private static async Task<bool> Ask(string question, CancellationToken ct) =>
        !Console.IsInputRedirected && !Console.IsOutputRedirected && await AnsiConsole.ConfirmAsync(question, defaultValue: false, ct);
}
