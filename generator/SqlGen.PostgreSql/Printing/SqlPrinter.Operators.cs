using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

// Operators, with as few parentheses as the grammar's precedences ask for.
public sealed partial class SqlPrinter
{
    private bool Operation(Expression expression)
    {
        switch (expression)
        {
            case LogicalExpression e: Logical(e); break;
            case NotExpression e: Write("not "); Operand(e.Operand, Precedence.Not); break;
            case IsExpression e: Is(e); break;
            case IsJsonExpression e: IsJson(e); break;
            case DistinctFromExpression e:
                Operand(e.Left, Precedence.Is + 1);
                Write(e.IsNegated ? " is not distinct from " : " is distinct from ");
                Operand(e.Right, Precedence.Is + 1);
                break;
            case BetweenExpression e: Between(e); break;
            case InExpression e: In(e); break;
            case LikeExpression e: Like(e); break;
            case QuantifiedExpression e: Quantified(e); break;
            case CollateExpression e: Operand(e.Operand, Precedence.Collate); Write(" collate "); Name(e.Collation); break;
            case AtTimeZoneExpression e:
                Operand(e.Operand, Precedence.AtTimeZone);
                Write(e.Zone is null ? " at local" : " at time zone ");
                Optional("", e.Zone, z => Operand(z, Precedence.AtTimeZone + 1));
                break;
            case OverlapsExpression e: Expression(e.Left); Write(" overlaps "); Expression(e.Right); break;
            case UnaryExpression e: Unary(e); break;
            case BinaryExpression e: Binary(e); break;
            default: return false;
        }

        return true;
    }

    /// <summary>Something that must bind at least as tightly as <paramref name="minimum"/>.</summary>
    private void Operand(Expression expression, Precedence minimum)
    {
        if (PrecedenceOf(expression) < minimum)
        {
            Write("(");
            Expression(expression);
            Write(")");
        }
        else
        {
            Expression(expression);
        }
    }

    /// <summary>b_expr: what is more than an operand stands in parentheses.</summary>
    private void Restricted(Expression expression) => Operand(expression, IsNegativeNumber(expression) ? Precedence.Sign : Precedence.TypeCast);

    private static bool IsNegativeNumber(Expression expression) =>
        expression is UnaryExpression { Operator: { Symbol: "-", Qualifiers.Count: 0 }, Operand: IntegerLiteral or NumericLiteral };

    private static Precedence PrecedenceOf(Expression expression) => expression switch
    {
        LogicalExpression { IsAnd: false } => Precedence.Or,
        LogicalExpression => Precedence.And,
        NotExpression => Precedence.Not,
        IsExpression or IsJsonExpression or DistinctFromExpression => Precedence.Is,
        BetweenExpression or InExpression or LikeExpression => Precedence.Pattern,
        QuantifiedExpression e => OperatorPrecedence(e.Operator),
        CollateExpression => Precedence.Collate,
        AtTimeZoneExpression => Precedence.AtTimeZone,
        OverlapsExpression => Precedence.Operator,
        UnaryExpression e => e.Operator is { Qualifiers.Count: 0, Symbol: "+" or "-" } ? Precedence.Sign : Precedence.Operator,
        BinaryExpression e => OperatorPrecedence(e.Operator),
        CastExpression { Syntax: CastSyntax.DoubleColon } => Precedence.TypeCast,
        DefaultExpression => Precedence.None,
        _ => (Precedence)int.MaxValue,
    };

    private static Precedence OperatorPrecedence(OperatorName name) => name.Qualifiers.Count > 0 ? Precedence.Operator : name.Symbol switch
    {
        "<" or ">" or "=" or "<=" or ">=" or "<>" => Precedence.Comparison,
        "+" or "-" => Precedence.Additive,
        "*" or "/" or "%" => Precedence.Multiplicative,
        "^" => Precedence.Power,
        _ => Precedence.Operator,
    };

    private void Logical(LogicalExpression expression)
    {
        var own = expression.IsAnd ? Precedence.And : Precedence.Or;
        List(expression.Operands, e => Operand(e, own + 1), expression.IsAnd ? " and " : " or ");
    }

    // IS after IS is allowed, but not after what ends in an operand.
    private void Tested(Expression operand) => Operand(operand, operand is DistinctFromExpression ? Precedence.Is + 1 : Precedence.Is);

    private void Is(IsExpression expression)
    {
        Tested(expression.Operand);
        Write(expression.IsNegated ? " is not " : " is ");
        WriteIf(expression.NormalForm is not null, expression.NormalForm?.ToLowerInvariant() + " ");
        Write(expression.Test.ToString().ToLowerInvariant());
    }

    private void IsJson(IsJsonExpression expression)
    {
        Tested(expression.Operand);
        Write(expression.IsNegated ? " is not json" : " is json");
        WriteIf(expression.Kind != JsonItemKind.Any, " " + expression.Kind.ToString().ToLowerInvariant());
        WriteIf(expression.UniqueKeys, " with unique keys");
    }

    private void Between(BetweenExpression expression)
    {
        Operand(expression.Operand, Precedence.Pattern + 1);
        Write(expression.IsNegated ? " not between " : " between ");
        WriteIf(expression.IsSymmetric, "symmetric ");
        Restricted(expression.Lower);
        Write(" and ");
        Operand(expression.Upper, Precedence.Pattern + 1);
    }

    private void In(InExpression expression)
    {
        Operand(expression.Operand, Precedence.Pattern + 1);
        Write(expression.IsNegated ? " not in " : " in ");
        if (expression.Query is { } query)
        {
            Subquery(query);
        }
        else
        {
            Parenthesized(expression.Items, ListItem);
        }
    }

    // ((select 1)) is an expression where (select 1) is the query itself.
    private void ListItem(Expression expression) => Expression(expression);

    private void Like(LikeExpression expression)
    {
        Operand(expression.Operand, Precedence.Pattern + 1);
        Write(expression.IsNegated ? " not " : " ");
        Write(expression.Kind switch { PatternKind.ILike => "ilike ", PatternKind.SimilarTo => "similar to ", _ => "like " });
        Operand(expression.Pattern, Precedence.Pattern + 1);
        Optional(" escape ", expression.Escape, e => Operand(e, Precedence.Pattern + 1));
    }

    private void Quantified(QuantifiedExpression expression)
    {
        var own = OperatorPrecedence(expression.Operator);
        Operand(expression.Operand, own == Precedence.Comparison ? own + 1 : own);
        Write(" ");
        Operator(expression.Operator);
        Write(expression.IsAll ? " all " : " any ");
        if (expression.Query is { } query)
        {
            Subquery(query);
        }
        else
        {
            Write("(");
            Expression(expression.Array!);
            Write(")");
        }
    }

    private void Unary(UnaryExpression expression)
    {
        // -4 is a number where operator(-) 4 is a call.
        var isCall = _source[expression.Operator.Range.Start] is 'o' or 'O';
        if (isCall && expression.Operator.Qualifiers.Count == 0)
        {
            Write("operator(");
            Write(expression.Operator.Symbol);
            Write(")");
        }
        else
        {
            Operator(expression.Operator);
        }

        var own = PrecedenceOf(expression);
        // Two operators side by side would be read as one, two minus signs as a comment.
        Write(expression.Operator.Symbol is "+" or "-" && !isCall && expression.Operand is not UnaryExpression ? "" : " ");
        Operand(expression.Operand, own == Precedence.Sign || expression.Operand is UnaryExpression ? own : own + 1);
    }

    private void Binary(BinaryExpression expression)
    {
        var own = OperatorPrecedence(expression.Operator);
        Operand(expression.Left, own == Precedence.Comparison ? own + 1 : own);
        Write(" ");
        Operator(expression.Operator);
        Write(" ");
        Operand(expression.Right, own + 1);
    }

    private void Operator(OperatorName name)
    {
        if (name.Qualifiers.Count == 0)
        {
            Write(name.Symbol);
            return;
        }

        Write("operator(");
        QualifiedOperator(name);
        Write(")");
    }

    private void QualifiedOperator(OperatorName name)
    {
        foreach (var qualifier in name.Qualifiers)
        {
            Identifier(qualifier);
            Write(".");
        }

        Write(name.Symbol);
    }
}
