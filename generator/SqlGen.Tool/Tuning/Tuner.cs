using Npgsql;
using Spectre.Console;
using SqlGen.Tool.Database;

namespace SqlGen.Tool.Tuning;

/// <summary>The run from the index's name to its successor.</summary>
internal sealed class Tuner(NpgsqlConnection connection, string connectionString, TuneOptions options, ProgressLine progress)
{
    public async Task<int> RunAsync(Func<string, CancellationToken, Task<bool>> ask, CancellationToken ct)
    {
        options.Check();
        var efSearch = options.EfSearches();
        var all = await VectorIndexes.ReadAsync(connection, ct);
        var old = await VectorIndexes.FindAsync(connection, options.Index, all, ct);
        var wanted = options.Wanted(old.Parameters);
        await CheckRightsAsync(old, ct);
        await Leftovers.LockAsync(connection, old, ct);
        var isBuilt = await Leftovers.CleanAsync(connection, old, all, wanted, ct);
        if (!old.IsValid)
        {
            throw new TuneException($"index \"{old.Display}\" is not valid, because its building failed; build it anew with: reindex index concurrently {old.Sql}");
        }

        var probe = new SearchProbe(connection, old, options.Limit);
        await probe.SampleAsync(options.Queries, options.Sample, options.Seed, ct);
        await probe.ScanAsync(all, n => progress.Show("exact scans", $"{n} of {probe.Count}"), ct);
        progress.Show("measuring the old index");
        var report = new TuneReport(old, wanted, options.Limit, probe.Count);
        report.Add("old", old.Parameters, await probe.MeasureAsync(old, efSearch, ct));
        if (wanted == old.Parameters)
        {
            progress.End();
            Write(report);
            Say(options.M is null && options.EfConstruction is null ? "nothing was built: give --m or --ef-construction" : $"nothing was built: \"{old.Display}\" has {wanted} already");
            return Finish(report, swapped: false);
        }

        if (!isBuilt)
        {
            await BuildAsync(old, wanted, ct);
        }

        progress.Show("measuring the new index");
        var built = (await VectorIndexes.ReadAsync(connection, ct)).Find(i => i.Schema == old.Schema && i.Name == old.NewName && i.IsLike(old) && i.IsValid)
            ?? throw new TuneException($"index \"{old.NewName}\" is gone; somebody dropped it");
        report.Add("new", wanted, await probe.MeasureAsync(built, efSearch, ct));
        progress.End();
        Write(report);
        return Finish(report, await DecideAsync(old, wanted, ask, ct));
    }

    private async Task CheckRightsAsync(VectorIndex index, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select pg_has_role(relowner, 'usage'), row_security_active(oid), has_table_privilege(oid, 'select') from pg_class where oid = $1::oid", connection) { Parameters = { new() { Value = (long)index.TableOid } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (!reader.GetBoolean(0) || !reader.GetBoolean(2))
        {
            throw new TuneException($"the login may not {(reader.GetBoolean(0) ? "read" : "build indexes on")} {index.Table}; connect as its owner");
        }

        if (reader.GetBoolean(1))
        {
            throw new TuneException($"row level security of {index.Table} holds for the login, which would search among its own rows alone; connect as a role that has BYPASSRLS");
        }
    }

    private async Task BuildAsync(VectorIndex old, HnswParameters wanted, CancellationToken ct)
    {
        await using var watch = await ConnectionOption.OpenAsync(connectionString, ct) ?? throw new TuneException("a second connection, to watch the build, could not be opened");
        progress.Show("building");
        await IndexBuild.BuildAsync(connection, watch, old, wanted, options.Memory, progress, ct);
    }

    private async Task<bool> DecideAsync(VectorIndex old, HnswParameters wanted, Func<string, CancellationToken, Task<bool>> ask, CancellationToken ct)
    {
        if (options.Swap || (!options.Keep && !options.Json && await ask($"Put the new index in the place of \"{old.Display}\"?", ct)))
        {
            await IndexBuild.SwapAsync(connection, old, progress, ct);
            progress.End();
            Say($"\"{old.Display}\" has {wanted} now; write it so in the schema: with ({wanted})");
            return true;
        }

        if (options.Keep)
        {
            Say($"the new index stays beside the old one as \"{old.NewName}\"; --swap with the same parameters puts it in its place");
            return false;
        }

        await IndexBuild.DropAsync(connection, old, old.NewName, ct);
        Say("the new index is dropped again; --swap puts it in the old one's place, --keep leaves it beside");
        return false;
    }

    private void Write(TuneReport report)
    {
        if (!options.Json)
        {
            report.WriteTable();
        }
    }

    private int Finish(TuneReport report, bool swapped)
    {
        if (options.Json)
        {
            report.WriteJson(swapped);
        }

        return ExitCode.Fine;
    }

    private void Say(string text)
    {
        if (options.Json)
        {
            Console.Error.WriteLine(text);
        }
        else
        {
            AnsiConsole.MarkupLineInterpolated($"[green]{text}[/]");
        }
    }
}
