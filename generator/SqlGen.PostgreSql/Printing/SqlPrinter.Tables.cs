using System.Globalization;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

// CREATE TABLE and what stands between its parentheses.
public sealed partial class SqlPrinter
{
    private static string Persistent(Persistence persistence) => persistence switch { Persistence.Temporary => "temporary ", Persistence.Unlogged => "unlogged ", _ => "" };

    private void CreateTable(CreateTableStatement table)
    {
        Write("create ");
        Write(table.Server is null ? Persistent(table.Persistence) : "foreign ");
        Write(table.IfNotExists ? "table if not exists " : "table ");
        Name(table.Name);
        Optional(" of ", table.OfType, Name);
        Optional(" partition of ", table.PartitionOf, Name);
        if (table.Elements.Count > 0 || (table.OfType is null && table.PartitionOf is null))
        {
            Write(" ");
            Block(table.Elements, Element);
        }

        if (table.Inherits.Count > 0)
        {
            Write(" inherits ");
            Parenthesized(table.Inherits, Name);
        }

        Optional(" ", table.Bound, PartitionBound);
        Optional(" partition by ", table.PartitionBy, PartitionBy);
        Optional(" server ", table.Server, Identifier);
        ForeignOptions(table.ForeignOptions);
        Storage(table.AccessMethod, table.Options, table.OnCommit, table.Tablespace);
    }

    private void Storage(Identifier? accessMethod, IReadOnlyList<DefinitionElement> options, OnCommit onCommit, Identifier? tablespace)
    {
        Optional(" using ", accessMethod, Identifier);
        Options(" with ", options);
        Write(onCommit switch
        {
            OnCommit.Drop => " on commit drop",
            OnCommit.DeleteRows => " on commit delete rows",
            OnCommit.PreserveRows => " on commit preserve rows",
            _ => "",
        });
        Optional(" tablespace ", tablespace, Identifier);
    }

    private void CreateTableAs(CreateTableAsStatement table)
    {
        Write("create " + Persistent(table.Persistence) + (table.IfNotExists ? "table if not exists " : "table "));
        Name(table.Name);
        OptionalParenthesized(table.Columns, Identifier);
        Storage(table.AccessMethod, table.Options, table.OnCommit, table.Tablespace);
        Write(" as");
        Line();
        Statement(table.Source);
        WriteIf(table.WithNoData, " with no data");
    }

    private void Element(TableElement element)
    {
        switch (element)
        {
            case ColumnDefinition c: Column(c); break;
            case TypedColumnDefinition c:
                Identifier(c.Name);
                Optional(" collate ", c.Collation, Name);
                Constraints(c.Constraints);
                break;
            case LikeClause l: Like(l); break;
            case ConstraintDefinition c: Constraint(c); break;
        }
    }

    private void Column(ColumnDefinition column)
    {
        Identifier(column.Name);
        Write(" ");
        Type(column.Type);
        Optional(" storage ", column.Storage, Identifier);
        Optional(" compression ", column.Compression, Identifier);
        ForeignOptions(column.ForeignOptions);
        Optional(" collate ", column.Collation, Name);
        Constraints(column.Constraints);
    }

    private void Constraints(IReadOnlyList<ConstraintDefinition> constraints)
    {
        foreach (var constraint in constraints)
        {
            Write(" ");
            Constraint(constraint);
        }
    }

    private void Like(LikeClause like)
    {
        Write("like ");
        Name(like.Source);
        var options = Enum.GetValues(typeof(LikeOptions)).Cast<LikeOptions>().Where(static o => o is not (LikeOptions.None or LikeOptions.All)).ToLookup(o => (like.Options & o) != 0);
        var isMost = options[true].Count() > options[false].Count();
        WriteIf(isMost, " including all");
        foreach (var option in options[!isMost])
        {
            Write((isMost ? " excluding " : " including ") + option.ToString().ToLowerInvariant());
        }
    }

    private void ForeignOptions(IReadOnlyList<ForeignOption> options)
    {
        if (options.Count > 0)
        {
            Write(" options ");
            Parenthesized(options, ForeignOption);
        }
    }

    private void ForeignOption(ForeignOption option)
    {
        Write(option.Action == ForeignOptionAction.None ? "" : option.Action.ToString().ToLowerInvariant() + " ");
        Identifier(option.Name);
        Optional(" ", option.Value, String);
    }

    private void PartitionBy(PartitionBy partition)
    {
        Write(partition.Strategy + " ");
        Parenthesized(partition.Keys, key =>
        {
            Optional("", key.Column, Identifier);
            Optional("", key.Value, KeyExpression);
            Optional(" collate ", key.Collation, Name);
            Optional(" ", key.OperatorClass, Name);
        });
    }

    // A key is a column, a call, or any expression in parentheses.
    private void KeyExpression(Expression expression)
    {
        if (IsBareKey(expression))
        {
            Expression(expression);
        }
        else
        {
            Write("(");
            Expression(expression);
            Write(")");
        }
    }

    private static bool IsBareKey(Expression expression) =>
        expression is FunctionCall { Filter: null, Over: null, IsWithinGroup: false } or CoalesceExpression or GreatestExpression or NullIfExpression or ValueFunctionExpression;

    private void PartitionBound(PartitionBound bound)
    {
        switch (bound)
        {
            case ListPartitionBound b: Write("for values in "); Parenthesized(b.Values, Expression); break;
            case RangePartitionBound b:
                Write("for values from ");
                Parenthesized(b.From, Expression);
                Write(" to ");
                Parenthesized(b.To, Expression);
                break;
            case HashPartitionBound b:
                Write(string.Format(CultureInfo.InvariantCulture, "for values with (modulus {0}, remainder {1})", b.Modulus, b.Remainder));
                break;
            default: Write("default"); break;
        }
    }
}
