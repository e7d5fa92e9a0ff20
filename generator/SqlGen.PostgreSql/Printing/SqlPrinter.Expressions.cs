using System.Globalization;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

public sealed partial class SqlPrinter
{
    private void Expression(Expression expression)
    {
        // TABLE name has a star that is not written.
        if (expression is StarExpression star)
        {
            Star(star);
        }
        else if (Enter(expression))
        {
            ExpressionOfKind(expression);
            _level--;
        }
    }

    private void ExpressionOfKind(Expression expression)
    {
        switch (expression)
        {
            case StringLiteral e: Write(Literal(e.Value)); break;
            case IntegerLiteral e: Write(e.Value.ToString(CultureInfo.InvariantCulture)); break;
            case NumericLiteral e: Write(e.Text); break;
            case BitStringLiteral e: Write((e.IsHexadecimal ? "x'" : "b'") + e.Digits + "'"); break;
            case BooleanLiteral e: Write(e.Value ? "true" : "false"); break;
            case NullLiteral: Write("null"); break;
            case DefaultExpression: Write("default"); break;
            case ColumnReference e: List(e.Parts, Identifier, "."); break;
            case ParameterReference e: Write("$" + e.Number.ToString(CultureInfo.InvariantCulture)); break;
            case NamedParameterReference e: Write(":" + e.Name); break;
            case FieldSelection e: Selection(e.Operand); Write("."); Identifier(e.Field); break;
            case AllFieldsSelection e: Selection(e.Operand); Write(".*"); break;
            case SubscriptExpression e: Subscripted(e.Operand); Write("["); Expression(e.Index); Write("]"); break;
            case SliceExpression e: Slice(e); break;
            case RowExpression e: WriteIf(e.IsExplicit, "row"); Parenthesized(e.Items, Expression); break;
            case ArrayExpression e: Write("array"); ArrayElements(e); break;
            case ArrayQueryExpression e: Write("array"); Subquery(e.Query); break;
            case SubqueryExpression e: Subquery(e.Query); break;
            case ExistsExpression e: Write("exists "); Subquery(e.Query); break;
            case CaseExpression e: Case(e); break;
            case GroupingExpression e: Write("grouping"); Parenthesized(e.Items, Expression); break;
            case GroupingSet e: GroupingSet(e); break;
            case CurrentOfExpression e: Write("current of "); Identifier(e.Cursor); break;
            case CastExpression e: Cast(e); break;
            case FunctionCall e: Call(e); break;
            case ValueFunctionExpression e: ValueFunction(e); break;
            case CoalesceExpression e: Write("coalesce"); Parenthesized(e.Items, Expression); break;
            case GreatestExpression e: Write(e.IsLeast ? "least" : "greatest"); Parenthesized(e.Items, Expression); break;
            case NullIfExpression e: Write("nullif("); Expression(e.Left); Write(", "); Expression(e.Right); Write(")"); break;
            case TreatExpression e: Write("treat("); Expression(e.Operand); Write(" as "); Type(e.Type); Write(")"); break;
            case MergeActionExpression: Write("merge_action()"); break;
            default:
                if (!Operation(expression) && !Json(expression) && !Xml(expression))
                {
                    Source(expression.Range);
                }

                break;
        }
    }

    private void Star(StarExpression star)
    {
        List(star.Qualifier, Identifier, ".");
        Write(star.Qualifier.Count > 0 ? ".*" : "*");
    }

    // Only a name, a parameter or something in parentheses can have a field behind it; a name's dots would be its own.
    private void Selection(Expression operand)
    {
        if (operand is SubscriptExpression or SliceExpression)
        {
            Expression(operand);
            return;
        }

        Subscripted(operand, isColumnAllowed: false);
    }

    private void Subscripted(Expression operand, bool isColumnAllowed = true)
    {
        if ((operand is ColumnReference && isColumnAllowed) || operand is ParameterReference or NamedParameterReference or SubscriptExpression or SliceExpression
            or FieldSelection or SubqueryExpression)
        {
            Expression(operand);
        }
        else
        {
            Write("(");
            Expression(operand);
            Write(")");
        }
    }

    private void Slice(SliceExpression slice)
    {
        Subscripted(slice.Operand);
        SliceBounds(slice);
    }

    private void SliceBounds(SliceExpression slice)
    {
        Write("[");
        Optional("", slice.Lower, Expression);
        Write(":");
        Optional("", slice.Upper, Expression);
        Write("]");
    }

    private void ArrayElements(ArrayExpression array)
    {
        Write("[");
        var isNested = array.Elements.Count > 0 && array.Elements.All(static e => e is ArrayExpression) && IsWrittenBare(array);
        List(array.Elements, e =>
        {
            if (isNested)
            {
                ArrayElements((ArrayExpression)e);
            }
            else
            {
                Expression(e);
            }
        });
        Write("]");
    }

    // [[1], [2]] and array[array[1], array[2]] are the same.
    private bool IsWrittenBare(ArrayExpression array) => array.Elements.All(e => e.Range.Length > 0 && _source[e.Range.Start] == '[');

    private void Case(CaseExpression expression)
    {
        Write("case");
        Optional(" ", expression.Operand, Expression);
        foreach (var when in expression.Whens)
        {
            Write(" when ");
            Expression(when.Condition);
            Write(" then ");
            Expression(when.Result);
        }

        Optional(" else ", expression.Else, Expression);
        Write(" end");
    }

    private void GroupingSet(GroupingSet set)
    {
        Write(set.Kind switch { GroupingSetKind.Rollup => "rollup ", GroupingSetKind.Cube => "cube ", GroupingSetKind.Sets => "grouping sets ", _ => "" });
        Parenthesized(set.Items, Expression);
    }

    private void Cast(CastExpression cast)
    {
        switch (cast.Syntax)
        {
            case CastSyntax.TypedLiteral:
                TypedLiteral(cast);
                break;
            case CastSyntax.DoubleColon:
                Operand(cast.Operand, Precedence.TypeCast);
                Write("::");
                Type(cast.Type);
                break;
            default:
                Write("cast(");
                Expression(cast.Operand);
                Write(" as ");
                Type(cast.Type);
                Write(")");
                break;
        }
    }

    private void TypedLiteral(CastExpression cast)
    {
        // Before a literal, char and bit have no length, and an interval's fields stand behind.
        var type = cast.Type;
        if (type.Interval != IntervalFields.None)
        {
            Write("interval ");
            Expression(cast.Operand);
            Write(IntervalText(type));
            return;
        }

        if (type.Name.Parts is [{ IsQuoted: false, Name: "pg_catalog" }, { IsQuoted: false, Name: "bpchar" or "bit" }] && type.Modifiers.Count == 0)
        {
            Write(type.Name.Name == "bit" ? "bit " : "char ");
        }
        else
        {
            Type(type);
            Write(" ");
        }

        Expression(cast.Operand);
    }

    private void ValueFunction(ValueFunctionExpression function)
    {
        Write(Keywords.GetText(function.Function));
        if (function.Precision is { } precision)
        {
            Write(FormattableString.Invariant($"({precision})"));
        }
    }
}
