using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace SqlGen.Tool.Tuning;

/// <summary>
/// Searches with a sample of vectors, by an exact scan and by one chosen index. The planner can't be told which of two equal indexes to take, but it can
/// be asked: with all costs zero it takes the newest, with the usual costs the cheapest. Which one it took is read from the plan that is run, before and
/// after, and what another index answered is never reported.
/// </summary>
internal sealed class SearchProbe(NpgsqlConnection connection, VectorIndex index, int limit)
{
    private const string Queries = "pg_temp.sqlgen_queries";

    private static readonly string[] Searching =
        ["jit = off", "max_parallel_workers_per_gather = 0", "plan_cache_mode = force_generic_plan", "enable_seqscan = off", "enable_sort = off"];

    private static readonly string[] Costs = ["random_page_cost", "seq_page_cost", "cpu_tuple_cost", "cpu_index_tuple_cost", "cpu_operator_cost"];

    private readonly List<List<double>> _exact = [];

    public int Count { get; private set; }

    /// <summary>Vectors to search with: rows of the table, or what a query of the user's gives.</summary>
    public async Task SampleAsync(string? queries, int sample, int seed, CancellationToken ct)
    {
        // By a hash of the row's place: the same rows for the same seed, whatever order they are read in.
        var source = queries is null
            ? $"select {index.Key} from {index.Table}{index.Where}{(index.Predicate is null ? " where" : " and")} ({index.Key}) is not null order by hashtextextended(ctid::text, {seed}) limit {sample}"
            : queries.Trim().TrimEnd(';');
        await RunAsync($"create temporary table sqlgen_queries as select (row_number() over ())::int as n, v::{index.Type} as v from ({source}) as q (v) where v is not null limit {sample}", ct);
        Count = (int)(long)(await ScalarAsync($"select count(*) from {Queries}", ct))!;
        if (Count == 0)
        {
            throw new TuneException(queries is null ? $"{index.Table} has no row to search with; fill it first" : "the query of --queries gives no vector to search with");
        }
    }

    /// <summary>The true neighbours of every sampled vector, by a scan of the whole table.</summary>
    public async Task ScanAsync(IReadOnlyList<VectorIndex> all, Action<int> progress, CancellationToken ct)
    {
        await SetAsync(["jit = off", "enable_indexscan = off"], ct);
        await PrepareAsync(ct);
        var used = await UsedIndexesAsync(ct);
        if (used.Overlaps(all.Where(i => i.TableOid == index.TableOid).Select(static i => i.Name)))
        {
            throw new TuneException($"the exact scan of {index.Table} would use an index, and so not be exact");
        }

        for (var i = 1; i <= Count; i++)
        {
            _exact.Add(await SearchAsync(i, ct));
            progress(i);
        }

        await ReleaseAsync(ct);
    }

    /// <summary>Null where the planner takes another index whatever the costs are.</summary>
    public async Task<List<Measurement>?> MeasureAsync(VectorIndex searched, IReadOnlyList<int> efSearch, CancellationToken ct)
    {
        var bytes = (long)(await ScalarAsync($"select pg_relation_size({searched.Oid})", ct))!;
        foreach (var costs in (IEnumerable<string>[])[[], Costs.Select(static c => c + " = 0")])
        {
            await SetAsync(Searching.Concat(costs), ct);
            await RunAsync("select set_config('hnsw.iterative_scan', 'off', false) where current_setting('hnsw.iterative_scan', true) is not null", ct);
            await PrepareAsync(ct);
            var measured = await MeasurePlanAsync(searched, bytes, efSearch, ct);
            await ReleaseAsync(ct);
            if (measured is not null)
            {
                return measured;
            }
        }

        return null;
    }

    private async Task<List<Measurement>?> MeasurePlanAsync(VectorIndex searched, long bytes, IReadOnlyList<int> efSearch, CancellationToken ct)
    {
        var measured = new List<Measurement>();
        foreach (var ef in efSearch)
        {
            await RunAsync($"set hnsw.ef_search = {ef}", ct);
            if (!(await UsedIndexesAsync(ct)).Contains(searched.Name))
            {
                return null;
            }

            // The first pass tells what is found, and warms the cache for the second, which tells how long it takes.
            var recalls = new List<double>();
            for (var i = 1; i <= Count; i++)
            {
                if (Recall(_exact[i - 1], await SearchAsync(i, ct)) is { } recall)
                {
                    recalls.Add(recall);
                }
            }

            var times = new List<double>();
            for (var i = 1; i <= Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await SearchAsync(i, ct);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            if (!(await UsedIndexesAsync(ct)).Contains(searched.Name))
            {
                return null;
            }

            measured.Add(Measurement.Of(searched, bytes, ef, recalls.Count == 0 ? [1] : recalls, times));
        }

        return measured;
    }

    // By distance rather than by row: of equally near rows one is as good as another.
    private static double? Recall(List<double> exact, List<double> found) =>
        exact.Count == 0 ? null : (double)Math.Min(exact.Count, found.Count(d => d <= exact[^1])) / exact.Count;

    private Task PrepareAsync(CancellationToken ct)
    {
        var distance = $"{index.Key} {index.Distance} (select v from {Queries} where n = $1)";
        return RunAsync($"prepare sqlgen_search (int) as select {distance} from {index.Table}{index.Where} order by {distance} limit {limit}", ct);
    }

    private async Task ReleaseAsync(CancellationToken ct)
    {
        await RunAsync("deallocate sqlgen_search", ct);
        await RunAsync("reset all", ct);
    }

    private async Task<List<double>> SearchAsync(int number, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"execute sqlgen_search ({number.ToString(CultureInfo.InvariantCulture)})", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var distances = new List<double>(limit);
        while (await reader.ReadAsync(ct))
        {
            if (!reader.IsDBNull(0) && !double.IsNaN(reader.GetDouble(0)))
            {
                distances.Add(reader.GetDouble(0));
            }
        }

        return distances;
    }

    private async Task<HashSet<string>> UsedIndexesAsync(CancellationToken ct)
    {
        var plan = (string)(await ScalarAsync("explain (format json) execute sqlgen_search (1)", ct))!;
        var used = new HashSet<string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(plan);
        Collect(document.RootElement);
        return used;

        void Collect(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in element.EnumerateObject())
                {
                    if (property.Name == "Index Name")
                    {
                        used.Add(property.Value.GetString()!);
                    }

                    Collect(property.Value);
                }
            }
        }
    }

    private async Task<object?> ScalarAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Statement by statement: Npgsql sends a text as it stands, and the server takes one statement at a time.</summary>
    private async Task SetAsync(IEnumerable<string> settings, CancellationToken ct)
    {
        await RunAsync("reset all", ct);
        foreach (var setting in settings)
        {
            await RunAsync("set " + setting, ct);
        }
    }
}
