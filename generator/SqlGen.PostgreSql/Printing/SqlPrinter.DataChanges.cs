using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

// INSERT, UPDATE, DELETE and MERGE.
public sealed partial class SqlPrinter
{
    private void DataChange(Statement statement)
    {
        var outer = BeginClauses();
        _indent++;
        switch (statement)
        {
            case InsertStatement s: Insert(s); break;
            case UpdateStatement s: Update(s); break;
            case DeleteStatement s: Delete(s); break;
            case MergeStatement s: Merge(s); break;
        }

        _indent--;
        EndClauses(outer);
    }

    private void Insert(InsertStatement insert)
    {
        With(insert.With);
        Write("insert into ");
        Name(insert.Table);
        Optional(" as ", insert.Alias, Identifier);
        OptionalParenthesized(insert.Columns, Target);
        Override(insert.Overriding);
        Clause();
        if (insert.Query is null)
        {
            Write("default values");
        }
        else
        {
            _indent--;
            InnerQuery(insert);
            _indent++;
        }

        if (insert.OnConflict is { } conflict)
        {
            Clause();
            Conflict(conflict);
        }

        Returning(insert.ReturningAliases, insert.Returning);
    }

    // WITH before INSERT is the statement's; one before its query needs parentheses only where both are there.
    private void InnerQuery(InsertStatement insert)
    {
        if (insert.Query!.With is not null)
        {
            Subquery(insert.Query);
        }
        else
        {
            Query(insert.Query);
        }
    }

    private void Override(Overriding overriding) =>
        Write(overriding switch { Overriding.User => " overriding user value", Overriding.System => " overriding system value", _ => "" });

    private void Conflict(OnConflict conflict)
    {
        Write("on conflict");
        OptionalParenthesized(conflict.Elements, IndexElement);
        Optional(" where ", conflict.IndexWhere, Expression);
        Optional(" on constraint ", conflict.Constraint, Identifier);
        if (!conflict.DoesUpdate)
        {
            Write(" do nothing");
            return;
        }

        Write(" do update set ");
        List(conflict.Assignments, Assignment);
        Optional(" where ", conflict.Where, Expression);
    }

    private void Update(UpdateStatement update)
    {
        With(update.With);
        Write("update ");
        Relation(update.Table);
        Optional(" as ", update.Alias, Identifier);
        Clause();
        Write("set ");
        List(update.Assignments, Assignment);
        FromClause("from ", update.From);
        ConditionClause("where ", update.Where);
        Returning(update.ReturningAliases, update.Returning);
    }

    private void Delete(DeleteStatement delete)
    {
        With(delete.With);
        Write("delete from ");
        Relation(delete.Table);
        Optional(" as ", delete.Alias, Identifier);
        FromClause("using ", delete.Using);
        ConditionClause("where ", delete.Where);
        Returning(delete.ReturningAliases, delete.Returning);
    }

    private void Returning(IReadOnlyList<ReturningAlias> aliases, IReadOnlyList<SelectItem> items)
    {
        if (items.Count > 0)
        {
            Clause();
            Write("returning ");
            if (aliases.Count > 0)
            {
                Write("with ");
                Parenthesized(aliases, a =>
                {
                    Write(a.IsNew ? "new as " : "old as ");
                    Identifier(a.Alias);
                });
                Write(" ");
            }

            List(items, SelectItem);
        }
    }

    private void Target(AssignmentTarget target) => Path(target.Path);

    // The column itself stands without parentheses here, whatever is behind it.
    private void Path(Expression path)
    {
        switch (path)
        {
            case FieldSelection e: Path(e.Operand); Write("."); Identifier(e.Field); break;
            case AllFieldsSelection e: Path(e.Operand); Write(".*"); break;
            case SubscriptExpression e: Path(e.Operand); Write("["); Expression(e.Index); Write("]"); break;
            case SliceExpression e: Path(e.Operand); SliceBounds(e); break;
            default: Expression(path); break;
        }
    }

    private void Assignment(Assignment assignment)
    {
        if (assignment.IsMultiple)
        {
            Parenthesized(assignment.Targets, Target);
        }
        else
        {
            List(assignment.Targets, Target);
        }

        Write(" = ");
        Expression(assignment.Value);
    }

    private void Merge(MergeStatement merge)
    {
        With(merge.With);
        Write("merge into ");
        Relation(merge.Table);
        Optional(" as ", merge.Alias, Identifier);
        Clause();
        Write("using ");
        From(merge.Source);
        ConditionClause("on ", merge.On);
        foreach (var when in merge.Whens)
        {
            Clause();
            Write(when.Match switch
            {
                MergeMatch.Matched => "when matched",
                MergeMatch.NotMatchedBySource => "when not matched by source",
                _ => "when not matched",
            });
            Optional(" and ", when.Condition, Expression);
            Write(" then ");
            Action(when.Action);
        }

        Returning(merge.ReturningAliases, merge.Returning);
    }

    private void Action(MergeAction? action)
    {
        switch (action)
        {
            case MergeUpdate u:
                Write("update set ");
                List(u.Assignments, Assignment);
                break;
            case MergeDelete:
                Write("delete");
                break;
            case MergeInsert i:
                Write("insert");
                OptionalParenthesized(i.Columns, Target);
                Override(i.Overriding);
                WriteIf(i.Values.Count == 0, " default values");
                if (i.Values.Count > 0)
                {
                    Write(" values ");
                    Parenthesized(i.Values, Expression);
                }

                break;
            default:
                Write("do nothing");
                break;
        }
    }
}
