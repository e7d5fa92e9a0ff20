using System.Text.Json;
using Npgsql;

namespace SqlGen.Tool.Explain;

/// <summary>Runs a call under EXPLAIN in transactions that are rolled back, and reads the plans inside it where the server lets.</summary>
internal sealed class PlanRunner(NpgsqlConnection connection)
{
    // Its messages come as notices: what is told to the client only, and never fills the server's log.
    private static readonly (string Name, string Value)[] InnerPlans =
    [
        ("auto_explain.log_min_duration", "0"), ("auto_explain.log_nested_statements", "on"), ("auto_explain.log_analyze", "on"), ("auto_explain.log_buffers", "on"),
        ("auto_explain.log_format", "json"), ("auto_explain.log_level", "notice"), ("auto_explain.sample_rate", "1"), ("client_min_messages", "notice"),
    ];

    /// <summary>Why plans inside functions can't be seen; null where they can.</summary>
    public string? InnerPlansHidden { get; private set; }

    public async Task PrepareAsync(CancellationToken ct)
    {
        try
        {
            await ExecuteAsync("load 'auto_explain'", ct);
        }
        catch (PostgresException e)
        {
            InnerPlansHidden = $"auto_explain can't be loaded: {e.MessageText}";

            // A server without libraries, such as PGlite, ends the session over it.
            if (connection.State != System.Data.ConnectionState.Open)
            {
                await connection.CloseAsync();
                await connection.OpenAsync(ct);
            }
        }
    }

    /// <param name="statement">What EXPLAIN stands before.</param>
    /// <param name="caller">Who runs it.</param>
    /// <param name="settings">Further settings of the run.</param>
    /// <param name="indexes">Those whose scans are counted.</param>
    /// <param name="ct">Cancels the statement on the server.</param>
    public async Task<PlanRun> RunAsync(string statement, CallerContext caller, IEnumerable<(string Name, string Value)> settings, IReadOnlyList<string> indexes, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var (name, value) in InnerPlansHidden is null ? InnerPlans.Concat(settings) : settings)
        {
            await ExecuteAsync($"set local {name} = '{value}'", ct);
        }

        await caller.EnterAsync(connection, ct);
        var explain = $"explain (analyze, buffers, settings, format json) {statement}";
        var notices = new List<string>();
        void Listen(object? sender, NpgsqlNoticeEventArgs e) => notices.Add(e.Notice.MessageText);
        connection.Notice += Listen;
        string answer;
        try
        {
            await using var command = new NpgsqlCommand(explain, connection);
            answer = (string)(await command.ExecuteScalarAsync(ct))!;
        }
        finally
        {
            connection.Notice -= Listen;
        }

        return new PlanRun(Parse(answer)[0], Inner(notices, explain), await ScannedAsync(indexes, ct));
    }

    /// <summary>The plan that a prepared statement gets for all values at once, which isn't run.</summary>
    public async Task<PlanNode> GenericAsync(CalledFunction function, IReadOnlyList<ArgumentValue> values, CallerContext caller, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync("set local plan_cache_mode = 'force_generic_plan'", ct);
        await caller.EnterAsync(connection, ct);
        var types = values.Count == 0 ? "" : $" ({string.Join(", ", values.Select(static v => v.Argument.Type))})";
        var list = values.Count == 0 ? "" : $" ({string.Join(", ", values.Select(static v => v.Sql))})";
        await ExecuteAsync($"prepare sqlgen_explain{types} as {function.Call(values, static (_, i) => $"${i + 1}")}", ct);
        await using var command = new NpgsqlCommand($"explain (format json) execute sqlgen_explain{list}", connection);
        return new PlanNode(Parse((string)(await command.ExecuteScalarAsync(ct))!)[0].GetProperty("Plan"));
    }

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    // "duration: 0.12 ms  plan:\n{…}"; the call itself is among them.
    private static List<InnerPlan> Inner(List<string> notices, string own)
    {
        var plans = new List<InnerPlan>();
        foreach (var notice in notices.Where(static n => n.StartsWith("duration: ", StringComparison.Ordinal) && n.Contains('{', StringComparison.Ordinal)))
        {
            var json = Parse(notice[notice.IndexOf('{', StringComparison.Ordinal)..]);
            var query = json.GetProperty("Query Text").GetString()!;
            var same = plans.FindIndex(p => p.Query == query);
            if (same >= 0)
            {
                plans[same] = plans[same] with { Count = plans[same].Count + 1 };
            }
            else if (query != own)
            {
                plans.Add(new InnerPlan(query, new PlanNode(json.GetProperty("Plan")), json, 1));
            }
        }

        return plans;
    }

    private async Task<HashSet<string>> ScannedAsync(IReadOnlyList<string> indexes, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select distinct relname::text from pg_class where relkind in ('i', 'I') and relname = any ($1) and pg_stat_get_xact_numscans(oid) > 0", connection)
        {
            Parameters = { new() { Value = indexes.ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var scanned = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            scanned.Add(reader.GetString(0));
        }

        return scanned;
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
