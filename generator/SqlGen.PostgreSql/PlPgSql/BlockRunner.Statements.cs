using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.PlPgSql;

internal sealed partial class BlockRunner
{
    private Flow RunSql(PlSql sql)
    {
        if (StatementOf(sql.Sql) is not { } statement || statement is InvalidStatement)
        {
            _host.Undecided(sql.Range, "the statement is not understood; what it does is not known here", TextOf(sql.Range));
            return Forget(sql.Into);
        }

        if (sql.Into.Count == 0)
        {
            return Apply(statement);
        }

        if (statement is not QueryStatement query)
        {
            return Apply(statement) is Flow.Next ? Forget(sql.Into) : Flow.Failed;
        }

        SetFrom(sql.Into, _evaluator.EvaluateQuery(query));
        return TakeError() is { } state && IsCaught(state) ? Fail(state) : Flow.Next;
    }

    private void SetFrom(IReadOnlyList<string> targets, QueryResult? result)
    {
        var row = result is { IsCertain: true, Rows.Count: > 0 } ? result.Rows[0] : null;
        if (row is null)
        {
            foreach (var target in targets)
            {
                Set(target, result is { IsCertain: true } ? SqlValue.Null : SqlValue.Unknown);
            }
        }
        else if (targets.Count == 1)
        {
            Set(targets[0], SqlValue.Of(row));
        }
        else
        {
            for (var i = 0; i < targets.Count; i++)
            {
                Set(targets[i], i < row.Values.Count ? row.Values[i] : SqlValue.Null);
            }
        }
    }

    private Flow Execute(PlExecute execute)
    {
        var text = Evaluate(execute.Text);
        if (TakeError() is { } failed && IsCaught(failed))
        {
            return Fail(failed);
        }

        if (text.AsText is not { } sql)
        {
            _host.Undecided(execute.Range, "the text that EXECUTE runs is only known at the server; what it creates or changes is not known here", TextOf(execute.Range));
            return Forget(execute.Into);
        }

        foreach (var statement in _host.ParseDynamic(sql, execute.Text.Range))
        {
            if (statement is QueryStatement query && execute.Into.Count > 0)
            {
                SetFrom(execute.Into, _evaluator.EvaluateQuery(query));
                continue;
            }

            var flow = _host.AtPlace(sql, execute.Text.Range, () => Apply(statement) == Flow.Next) ? Flow.Next : Flow.Failed;
            Forget(execute.Into);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Flow Apply(Statement statement) => _host.Run(statement, IsCaught) is { } state ? Fail(state) : Flow.Next;
}
