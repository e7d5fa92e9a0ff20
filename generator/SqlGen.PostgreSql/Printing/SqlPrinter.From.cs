using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

public sealed partial class SqlPrinter
{
    private void From(FromItem item)
    {
        if (Enter(item))
        {
            FromOfKind(item);
            _level--;
        }
    }

    private void FromOfKind(FromItem item)
    {
        switch (item)
        {
            case FromRelation r:
                Relation(r.Relation);
                Alias(r.Alias);
                if (r.Sample is { } sample)
                {
                    Sample(sample);
                }

                break;
            case FromQuery q:
                WriteIf(q.IsLateral, "lateral ");
                Subquery(q.Query);
                Alias(q.Alias);
                break;
            case FromFunction f:
                Function(f);
                Alias(f.Alias);
                break;
            case FromXmlTable x:
                WriteIf(x.IsLateral, "lateral ");
                XmlTable(x);
                Alias(x.Alias);
                break;
            case FromJsonTable j:
                WriteIf(j.IsLateral, "lateral ");
                JsonTable(j);
                Alias(j.Alias);
                break;
            case JoinItem { Alias: not null } join:
                Write("(");
                Join(join);
                Write(")");
                Alias(join.Alias);
                break;
            case JoinItem join:
                Join(join);
                break;
        }
    }

    private void Relation(RelationReference relation)
    {
        WriteIf(relation.IsOnly, "only ");
        Name(relation.Name);
    }

    private void Sample(TableSample sample)
    {
        Write(" tablesample ");
        Name(sample.Method);
        Parenthesized(sample.Arguments, Expression);
        if (sample.Repeatable is { } seed)
        {
            Write(" repeatable (");
            Expression(seed);
            Write(")");
        }
    }

    private void Function(FromFunction function)
    {
        WriteIf(function.IsLateral, "lateral ");
        if (function.IsRowsFrom)
        {
            Write("rows from ");
            Parenthesized(function.Functions, f =>
            {
                Expression(f.Call);
                if (f.Definitions.Count > 0)
                {
                    Write(" as ");
                    Parenthesized(f.Definitions, ColumnAlias);
                }
            });
        }
        else
        {
            Expression(function.Functions[0].Call);
        }

        WriteIf(function.WithOrdinality, " with ordinality");
    }

    private void Alias(TableAlias? alias)
    {
        if (alias is null)
        {
            return;
        }

        Write(" as ");
        Optional("", alias.Name, Identifier);
        if (alias.Columns.Count > 0)
        {
            WriteIf(alias.Name is not null, " ");
            Parenthesized(alias.Columns, Identifier);
        }

        if (alias.Definitions.Count > 0)
        {
            WriteIf(alias.Name is not null, " ");
            Parenthesized(alias.Definitions, ColumnAlias);
        }
    }

    private void ColumnAlias(ColumnAlias column)
    {
        Identifier(column.Name);
        Write(" ");
        Type(column.Type);
        Optional(" collate ", column.Collation, Name);
    }

    private void Join(JoinItem join)
    {
        From(join.Left);
        Clause();
        WriteIf(join.IsNatural, "natural ");
        Write(join.Kind switch { JoinKind.Left => "left join ", JoinKind.Right => "right join ", JoinKind.Full => "full join ", JoinKind.Cross => "cross join ", _ => "join " });
        if (join.Right is JoinItem { Alias: null } right)
        {
            Write("(");
            From(right);
            Write(")");
        }
        else
        {
            From(join.Right);
        }

        Optional(" on ", join.On, Expression);
        if (join.Using.Count > 0)
        {
            Write(" using ");
            Parenthesized(join.Using, Identifier);
            Optional(" as ", join.UsingAlias, Identifier);
        }
    }
}
