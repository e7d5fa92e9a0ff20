using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

public sealed partial class SqlPrinter
{
    /// <summary>A query in parentheses.</summary>
    private void Subquery(QueryStatement query)
    {
        Write("(");
        Query(query);
        Write(")");
    }

    private void Query(QueryStatement query)
    {
        if (!Enter(query))
        {
            return;
        }

        var outer = BeginClauses();
        _indent++;
        With(query.With);
        switch (query)
        {
            case SelectStatement s: Select(s); break;
            case ValuesStatement v: Write("values "); List(v.Rows, r => Parenthesized(r, Expression)); break;
            case SetOperationStatement o: SetOperation(o); break;
        }

        if (query.OrderBy.Count > 0)
        {
            Clause();
            OrderBy("", query.OrderBy);
        }

        Limit(query.Limit);
        foreach (var locking in query.Locking)
        {
            Clause();
            Locking(locking);
        }

        _indent--;
        _level--;
        EndClauses(outer);
    }

    private void With(WithClause? with)
    {
        if (with is null)
        {
            return;
        }

        Write(with.IsRecursive ? "with recursive " : "with ");
        List(with.Tables, CommonTable);
        Clause();
        // RECURSIVE is no reserved word: WITH recursive AS (…) is a query of that name, which needs no help.
    }

    private void CommonTable(CommonTableExpression table)
    {
        Identifier(table.Name);
        OptionalParenthesized(table.Columns, Identifier);
        Write(" as ");
        Write(table.IsMaterialized switch { true => "materialized ", false => "not materialized ", _ => "" });
        Write("(");
        Statement(table.Statement);
        Write(")");
        if (table.Search is { } search)
        {
            Write(search.IsDepthFirst ? " search depth first by " : " search breadth first by ");
            List(search.Columns, Identifier);
            Write(" set ");
            Identifier(search.Sequence);
        }

        if (table.Cycle is { } cycle)
        {
            Write(" cycle ");
            List(cycle.Columns, Identifier);
            Write(" set ");
            Identifier(cycle.Mark);
            if (cycle.Value is not null && cycle.Default is not null)
            {
                Write(" to ");
                Expression(cycle.Value);
                Write(" default ");
                Expression(cycle.Default);
            }

            Write(" using ");
            Identifier(cycle.Path);
        }
    }

    private void Select(SelectStatement select)
    {
        Write("select");
        if (select.DistinctOn.Count > 0)
        {
            Write(" distinct on ");
            Parenthesized(select.DistinctOn, Expression);
        }
        else
        {
            WriteIf(select.IsDistinct, " distinct");
        }

        WriteIf(select.Items.Count > 0, " ");
        List(select.Items, SelectItem);
        if (select.Into is { } into)
        {
            Clause();
            Write(into.IsTemporary ? "into temporary table " : into.IsUnlogged ? "into unlogged table " : "into table ");
            Name(into.Name);
        }

        FromClause("from ", select.From);
        ConditionClause("where ", select.Where);
        if (select.GroupBy is { } group)
        {
            Clause();
            Write(group.IsDistinct ? "group by distinct " : "group by ");
            List(group.Items, Expression);
        }

        ConditionClause("having ", select.Having);
        if (select.Windows.Count > 0)
        {
            Clause();
            Write("window ");
            List(select.Windows, w =>
            {
                Identifier(w.Name!);
                Write(" as ");
                WindowSpecification(w);
            });
        }
    }

    private void SelectItem(SelectItem item)
    {
        Expression(item.Value);
        Optional(" as ", item.Label, Identifier);
    }

    private void FromClause(string word, IReadOnlyList<FromItem> items)
    {
        if (items.Count > 0)
        {
            Clause();
            Write(word);
            List(items, From);
        }
    }

    private void ConditionClause(string word, Expression? condition)
    {
        if (condition is not null)
        {
            Clause();
            Write(word);
            Expression(condition);
        }
    }

    private void SetOperation(SetOperationStatement operation)
    {
        Side(operation.Left, operation.Left is SetOperationStatement left && left.Operator != SetOperator.Intersect && operation.Operator == SetOperator.Intersect);
        Clause();
        Write(operation.Operator.ToString().ToLowerInvariant());
        WriteIf(operation.IsAll, " all");
        Clause();
        Side(operation.Right, operation.Right is SetOperationStatement);
    }

    private void Side(QueryStatement query, bool isLooser)
    {
        if (isLooser || query.With is not null || query.OrderBy.Count > 0 || query.Limit is not null || query.Locking.Count > 0)
        {
            Subquery(query);
            return;
        }

        _indent--;
        Query(query);
        _indent++;
    }

    private void Limit(LimitClause? limit)
    {
        if (limit is null)
        {
            return;
        }

        if (limit.WithTies)
        {
            OffsetClause(limit.Offset);
            Clause();
            Write("fetch first ");
            Optional("", limit.Count, Primary);
            Write(" rows with ties");
            return;
        }

        ConditionClause("limit ", limit.Count);
        if (limit.Count is null && limit.Offset is null)
        {
            Clause();
            Write("limit all");
        }

        OffsetClause(limit.Offset);
    }

    private void OffsetClause(Expression? offset) => ConditionClause("offset ", offset);

    private void Locking(LockingClause locking)
    {
        Write(locking.Strength switch
        {
            LockStrength.KeyShare => "for key share",
            LockStrength.Share => "for share",
            LockStrength.NoKeyUpdate => "for no key update",
            _ => "for update",
        });
        if (locking.Tables.Count > 0)
        {
            Write(" of ");
            List(locking.Tables, Name);
        }

        Write(locking.Wait switch { LockWait.Skip => " skip locked", LockWait.Error => " nowait", _ => "" });
    }
}
