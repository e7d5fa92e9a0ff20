using System.Globalization;
using Npgsql;
using SqlGen.PostgreSql.Rules;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Explain;

/// <summary>Finds out why an expected index was not used: by what the catalog and the rules say, and by planning again under other settings.</summary>
internal sealed class IndexInquiry(
    NpgsqlConnection connection, PlanRunner runner, CalledFunction function, IReadOnlyList<ArgumentValue> values, CallerContext caller, FunctionAdvice advice, string? named)
{
    private static readonly (string Name, string Value)[] NoOtherWay = [("enable_seqscan", "off"), ("enable_sort", "off"), ("enable_bitmapscan", "off")];

    // What else the rules say of a function has nothing to do with its plan.
    private static readonly string[] IndexRules =
    [
        .. new[]
        {
            AdviceRules.SearchNotInlined, AdviceRules.ThresholdInScan, AdviceRules.RelaxedOrderNotSorted, AdviceRules.NoIterativeScan, AdviceRules.OrderNotByDistance,
        }.Select(static r => r.Id),
    ];

    /// <summary>What the user named, else the vector indexes that answer the function's operator.</summary>
    public IReadOnlyList<string> Expected => named is not null ? [named] : [.. advice.Expectation?.Indexes.Select(static i => i.Name) ?? []];

    public async Task<IndexVerdict> JudgeAsync(PlanRun run, string call, CancellationToken ct)
    {
        if (named is null && advice.Expectation is null)
        {
            return new IndexVerdict([], null, [], Notes(run, []));
        }

        if (run.Uses(Expected))
        {
            return new IndexVerdict(Expected, true, [], [.. Notes(run, []), .. await GenericPlanAsync(run, ct)]);
        }

        var reasons = await WithoutIndexAsync(ct);
        if (reasons.Count == 0)
        {
            reasons = await PlannedAgainAsync(run, call, ct);
        }

        return new IndexVerdict(Expected, false, reasons, Notes(run, reasons));
    }

    private List<string> Notes(PlanRun run, IReadOnlyList<string> reasons)
    {
        var notes = new List<string>();
        if (!IsInlined(run) && run.Inner.Count == 0 && runner.InnerPlansHidden is { } reason)
        {
            notes.Add($"the plan inside the function can't be shown, because {reason}; whether an index was asked is known from the server's own count of scans");
        }

        if (named is null && advice.Expectation is { HasLimitedOrder: false } search && run.Uses(Expected))
        {
            notes.Add($"the query has no LIMIT, and an approximate index ends its scan by itself (hnsw.ef_search, ivfflat.probes): rows of {search.Table.Name} are missing from the answer");
        }

        notes.AddRange(advice.Findings
            .Where(f => IndexRules.Contains(f.Descriptor.Id) && !reasons.Contains(f.Message) && !(f.Descriptor.Id == AdviceRules.SearchNotInlined.Id && IsInlined(run)))
            .Select(static f => $"{f.Descriptor.Id}: {f.Message}"));
        return notes;
    }

    private bool IsInlined(PlanRun run) => run.Plan.Type != "Result" && !run.Plan.All().Any(n => n.Function == function.Name);

    /// <summary>Reasons that the catalog alone gives.</summary>
    private async Task<List<string>> WithoutIndexAsync(CancellationToken ct)
    {
        if (named is null && advice.Expectation is { } search)
        {
            var column = $"{search.Table.Name}.{search.Column}";
            if (search.Candidates.Count == 0)
            {
                return [$"there is no vector index on {column}: {search.CreateIndex}"];
            }

            if (search.Indexes.Count == 0)
            {
                var index = search.Candidates[0];
                return [$"index {index.Name} answers {VectorSearch.OperatorOf(index)}, and the function computes {string.Join(" and ", search.Operators)}: {search.CreateIndex}"];
            }

            if (advice.Finding(AdviceRules.OrderNotByDistance) is { } order)
            {
                return [order];
            }
        }

        await using var command = new NpgsqlCommand("select c.relname::text from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = any ($1) and not i.indisvalid", connection)
        {
            Parameters = { new() { Value = Expected.ToArray() } },
        };
        return await command.ExecuteScalarAsync(ct) is string invalid
            ? [$"index {invalid} is invalid, as an interrupted CREATE INDEX CONCURRENTLY leaves it: drop it and build it again"]
            : [];
    }

    /// <summary>Reasons that other plans of the same call prove.</summary>
    private async Task<List<string>> PlannedAgainAsync(PlanRun run, string call, CancellationToken ct)
    {
        var reasons = new List<string>();
        var forced = await runner.RunAsync(call, caller, NoOtherWay, Expected, ct);
        if (forced.Uses(Expected) && named is null && advice.Expectation is { HasLimitedOrder: false } search)
        {
            reasons.Add(
                $"the function has no \"order by {search.Column} {search.Operators[0]} … limit …\" in one query, so the planner must reckon with every row; by the index it would get "
                + $"{ReadableText.Count((long)forced.Plan.ActualRows)} of {ReadableText.Count((long)run.Plan.ActualRows, "row")}");
        }
        else if (forced.Uses(Expected))
        {
            reasons.Add($"{Reckoned(run, forced)}; {await PreferenceAsync(run, forced, ct)}");
        }
        else if (caller.Role is not null && (await runner.RunAsync(call, CallerContext.Login, NoOtherWay, Expected, ct)).Uses(Expected))
        {
            reasons.Add(
                $"row level security: as the login the index is used, as {caller.Role} it is not. Policies look at rows before any operator does that is not leakproof"
                + $"{await LeakyOperatorsAsync(ct)}; search by a column of type text, uuid or integer, or in a function that checks the caller itself");
        }

        if (!IsInlined(run) && advice.Finding(AdviceRules.SearchNotInlined) is { } notInlined)
        {
            reasons.Add(notInlined);
        }

        if (reasons.Count == 0)
        {
            reasons.Add("the planner has no plan with it, even without sequential scans and sorts: the condition or order of the query is not one that the index answers");
        }

        return reasons;
    }

    private async Task<string> LeakyOperatorsAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select string_agg(distinct o.oprname::text, ', ')
            from pg_class x join pg_index i on i.indexrelid = x.oid, unnest(i.indclass::oid[]) k (class), pg_opclass c, pg_amop a, pg_operator o, pg_proc p
            where x.relname = any ($1) and c.oid = k.class and a.amopfamily = c.opcfamily and a.amoplefttype = c.opcintype and a.amoppurpose = 's' and o.oid = a.amopopr
              and p.oid = o.oprcode and not p.proleakproof
            """, connection) { Parameters = { new() { Value = Expected.ToArray() } } };
        return await command.ExecuteScalarAsync(ct) is string operators ? $", as {operators} of {string.Join(", ", Expected)} are not" : "";
    }

    // Statements inside functions have costs of their own; those around them only guess.
    private static string Reckoned(PlanRun run, PlanRun forced)
    {
        return string.Create(CultureInfo.InvariantCulture,
            $"the planner preferred another plan: it reckoned {Cost(run):0.##} for it and {Cost(forced):0.##} with the index, which took {forced.ExecutionTime:0.##} ms instead of {run.ExecutionTime:0.##} ms{(forced.Plan.ActualRows < run.Plan.ActualRows ? $" but found {forced.Plan.ActualRows:0} of {run.Plan.ActualRows:0} rows" : "")}");

        static double Cost(PlanRun run) => run.Inner.Count > 0 ? run.Inner.Sum(static i => i.Plan.TotalCost) : run.Plan.TotalCost;
    }

    /// <summary>Whether the planner was right, and what misled it if not.</summary>
    private async Task<string> PreferenceAsync(PlanRun run, PlanRun forced, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select c.relname::text, c.reltuples::bigint, pg_relation_size(c.oid), current_setting('random_page_cost')
            from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class c on c.oid = i.indrelid where x.relname = any ($1) limit 1
            """, connection) { Parameters = { new() { Value = Expected.ToArray() } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var (table, rows) = (reader.GetString(0), reader.GetInt64(1));
        if (rows < 0)
        {
            return $"table {table} was never analyzed: sqlgen vacuum {table}";
        }

        if (rows < 10_000)
        {
            return $"table {table} is small ({ReadableText.Count(rows, "row")}, {ReadableText.Bytes(reader.GetInt64(2))}), and small tables are read faster whole: nothing is to be done";
        }

        if (run.AllNodes.FirstOrDefault(n => n.Relation == table && IsMisjudged(n)) is { } misjudged)
        {
            return $"it expected {ReadableText.Count((long)misjudged.PlannedRows, "row")} of {table}, and {ReadableText.Count((long)misjudged.ActualRows)} came, so it reckoned wrongly: "
                + "compare with a value that it can see (a parameter or constant rather than a setting or subquery), or analyze the table with more detail (alter table … alter column … set statistics 1000)";
        }

        return forced.ExecutionTime >= run.ExecutionTime ? "it was right: nothing is to be done" : $"is the table analyzed (sqlgen stats), and does random_page_cost (now {reader.GetString(3)}) suit its disk";
    }

    private static bool IsMisjudged(PlanNode node) => Math.Max(node.ActualRows, 1) / Math.Max(node.PlannedRows, 1) is > 10 or < 0.1;

    private async Task<string[]> GenericPlanAsync(PlanRun run, CancellationToken ct)
    {
        if (!run.Plan.All().Any(n => n.Index is { } index && Expected.Contains(index)))
        {
            return [];
        }

        var generic = await runner.GenericAsync(function, values, caller, ct);
        return generic.All().Any(n => n.Index is { } index && Expected.Contains(index)) ? []
            : ["a generic plan, which a prepared statement may get from its sixth execution on, doesn't use the index: set plan_cache_mode = force_custom_plan for such calls"];
    }
}
