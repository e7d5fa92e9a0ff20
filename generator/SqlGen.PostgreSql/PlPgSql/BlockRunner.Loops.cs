using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.PlPgSql;

internal sealed partial class BlockRunner
{
    private Flow RunLoop(PlLoop loop)
    {
        switch (loop.Kind)
        {
            case PlLoopKind.Array when Evaluate(loop.Source!) is { IsUnknown: false } array:
                return Iterate(loop, (Evaluator.ToElements(array) ?? []).Select(e => Values(loop, e)));
            case PlLoopKind.Range when Evaluate(loop.Source!).AsInteger is { } from && Evaluate(loop.Upper!).AsInteger is { } to && to - from < 10_000:
                return Iterate(loop, LongRange(from, to).Select(n => Values(loop, SqlValue.Of(n))));
            case PlLoopKind.Query when QueryOf(loop.Source!) is { IsCertain: true } result:
                return Iterate(loop, result.Rows.Select(r => Values(loop, r)));
            case PlLoopKind.Cursor when CursorOf(loop.Source!) is { } cursor && QueryOf(cursor) is { IsCertain: true } result:
                return Iterate(loop, result.Rows.Select(r => Values(loop, r)));
            case PlLoopKind.While or PlLoopKind.Forever:
                return RunWhile(loop);
            default:
                return Leave(loop, loop.Source?.Range ?? loop.Range);
        }
    }

    private QueryResult? QueryOf(SqlFragment fragment) => StatementOf(fragment) is QueryStatement query ? _evaluator.EvaluateQuery(query) : null;

    private SqlFragment? CursorOf(SqlFragment name) => _cursors.TryGetValue(TextOf(name.Range).Split('(')[0].Trim().ToLowerInvariant(), out var query) ? query : null;

    private static IEnumerable<long> LongRange(long from, long to)
    {
        for (var i = from; i <= to; i++)
        {
            yield return i;
        }
    }

    private static IEnumerable<(string Name, SqlValue Value)> Values(PlLoop loop, SqlValue value) => loop.Targets.Take(1).Select(t => (t, value));

    // One target takes the whole row if it is a record, the only column if it is a scalar; the query's width tells.
    private static IEnumerable<(string Name, SqlValue Value)> Values(PlLoop loop, QueryRow row) => loop.Targets.Count == 1
        ? [(loop.Targets[0], SqlValue.Of(row))]
        : loop.Targets.Select((t, i) => (t, i < row.Values.Count ? row.Values[i] : SqlValue.Null));

    private Flow Iterate(PlLoop loop, IEnumerable<IEnumerable<(string Name, SqlValue Value)>> rounds)
    {
        var variables = new Dictionary<string, SqlValue>(StringComparer.Ordinal);
        _variables.Add(variables);
        var result = Flow.Next;
        foreach (var round in rounds.ToList())
        {
            foreach (var (name, value) in round)
            {
                variables[name] = value;
            }

            if (RunRound(loop) is { } flow)
            {
                result = flow;
                break;
            }
        }

        _variables.RemoveAt(_variables.Count - 1);
        return result;
    }

    /// <summary>The body once; how the loop ends, or null if it goes on.</summary>
    private Flow? RunRound(PlLoop loop)
    {
        if (!_undo.Spend())
        {
            return Leave(loop, loop.Range);
        }

        var flow = RunAll(loop.Body);
        var isMine = _label is null || _label == loop.Label;
        return flow switch
        {
            Flow.Exit when isMine => Flow.Next,
            Flow.Continue when isMine => null,
            Flow.Next => null,
            _ => flow,
        };
    }

    private Flow RunWhile(PlLoop loop)
    {
        while (true)
        {
            if (loop.Source is { } condition)
            {
                var value = Evaluate(condition);
                if (value.IsUnknown)
                {
                    return Leave(loop, condition.Range);
                }

                if (value.AsBoolean != true)
                {
                    return Flow.Next;
                }
            }

            if (RunRound(loop) is { } flow)
            {
                return flow;
            }
        }
    }
}
