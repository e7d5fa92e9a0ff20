using System.CommandLine;
using Npgsql;
using SqlGen.Tool.Database;
using SqlGen.Tool.Explain;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen explain FUNCTION</c>: how a call is planned for a caller, and whether it uses the index it should.</summary>
internal static class ExplainCommand
{
    private sealed record Request(string Function, IReadOnlyDictionary<string, string> Arguments, CallerContext Caller, string? Index, bool Json);

    public static Command Create()
    {
        var function = new Argument<string>("FUNCTION") { Description = "Its name, or with the types of its arguments where there are several: \"match_notes(vector,integer)\"." };
        var arguments = new Option<string[]>("--arg") { Description = "NAME=VALUE as PostgreSQL reads the value, NAME=null for NULL, 1=VALUE for one without a name; others have their default or a value of the data." };
        var role = new Option<string?>("--role") { Description = "The role that calls; the login itself where none is given." };
        var user = new Option<string?>("--user") { Description = "The user that calls: claim \"sub\" of request.jwt.claims, with the role authenticated." };
        var claims = new Option<string?>("--claims") { Description = "The claims of the caller's token, as JSON." };
        var set = new Option<string[]>("--set") { Description = "NAME=VALUE: a setting for the call, such as hnsw.ef_search=100." };
        var index = new Option<string?>("--index") { Description = "The index that should be used; for a search by distance it is found." };
        var connection = ConnectionOption.Create();
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout." };
        var command = new Command("explain",
            "Shows how a call of a function is planned for a role, whether it uses the index it should and, if not, why. The call runs under EXPLAIN ANALYZE, in a transaction that is "
            + "rolled back; statements inside are shown where the login may load auto_explain. Exit code 1 where the index was not used.\n\n"
            + "Example: sqlgen explain match_notes --arg match_count=5 --user 7d0c2f4e-0000-4000-8000-000000000001 --connection \"Host=localhost;Database=app;Username=me\"")
        {
            function, arguments, role, user, claims, set, index, connection, json,
        };
        Pairs(arguments);
        Pairs(set);
        command.SetAction((result, ct) => SchemaCommand.RunAsync(
            result.GetValue(connection),
            (open, _) => RunAsync(
                open,
                new Request(
                    result.GetValue(function)!,
                    Read(result.GetValue(arguments)).DistinctBy(static p => p.Key).ToDictionary(StringComparer.Ordinal),
                    CallerContext.Of(result.GetValue(role), result.GetValue(claims), result.GetValue(user), Read(result.GetValue(set))),
                    result.GetValue(index),
                    result.GetValue(json)),
                ct),
            ct));
        return command;
    }

    private static void Pairs(Option<string[]> option) => option.Validators.Add(r =>
    {
        if (r.GetValueOrDefault<string[]>()?.FirstOrDefault(static p => p.IndexOf('=', StringComparison.Ordinal) < 1) is { } wrong)
        {
            r.AddError($"{option.Name}: expected NAME=VALUE, found \"{wrong}\"");
        }
    });

    private static List<KeyValuePair<string, string>> Read(string[]? pairs) =>
        [.. (pairs ?? []).Select(static p => p.Split('=', 2)).Select(static p => new KeyValuePair<string, string>(p[0].Trim(), p[1]))];

    private static async Task<int> RunAsync(NpgsqlConnection connection, Request request, CancellationToken ct)
    {
        var function = await CalledFunction.FindAsync(connection, request.Function, ct);
        if (request.Index is { } index && await MissingAsync(connection, index, ct))
        {
            throw new RefusalException($"index \"{index}\" does not exist in {ConnectionOption.Describe(connection)}");
        }

        var advice = await FunctionAdvice.ReadAsync(connection, function, ct);
        var values = await new ArgumentSampler(connection, request.Caller, advice.Expectation, advice.Body).ChooseAsync(function, request.Arguments, ct);
        var runner = new PlanRunner(connection);
        await runner.PrepareAsync(ct);
        var inquiry = new IndexInquiry(connection, runner, function, values, request.Caller, advice, request.Index);
        var call = function.Call(values, static (v, _) => v.Sql);
        var run = await runner.RunAsync(call, request.Caller, [], inquiry.Expected, ct);
        var verdict = await inquiry.JudgeAsync(run, call, ct);
        if (request.Caller.Role is null)
        {
            verdict = verdict with { Notes = [.. verdict.Notes, .. await LoginRights.ReadAsync(connection, ct)] };
        }

        if (request.Json)
        {
            ReadableJson.Write(new
            {
                function.Signature,
                Call = call,
                request.Caller.Role,
                request.Caller.Claims,
                Arguments = values.Select(static v => new { Name = v.Argument.Label, Value = v.Text, From = v.Origin }),
                ExpectedIndexes = verdict.Expected,
                UsedIndexes = run.UsedIndexes,
                ExpectedIndexUsed = verdict.IsUsed,
                verdict.Reasons,
                verdict.Notes,
                Explain = run.Json,
                Inside = run.Inner.Select(static i => new { i.Query, Times = i.Count, Explain = i.Json }),
            });
        }
        else
        {
            PlanText.Write(call, request.Caller, values, run, verdict);
        }

        return verdict.IsUsed == false ? ExitCode.Findings : ExitCode.Fine;
    }

    private static async Task<bool> MissingAsync(NpgsqlConnection connection, string index, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select not exists (select from pg_class where relkind in ('i', 'I') and relname = $1)", connection) { Parameters = { new() { Value = index } } };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
