using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

// Calls, windows, and the functions that SQL spells in words.
public sealed partial class SqlPrinter
{
    private void Call(FunctionCall call)
    {
        if (call.IsSqlSyntax)
        {
            SqlFunction(call.Name.Name, [.. call.Arguments.Select(static a => a.Value)]);
            return;
        }

        Name(call.Name);
        Write("(");
        WriteIf(call.IsDistinct, "distinct ");
        WriteIf(call.IsStar, "*");
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            WriteIf(i > 0, ", ");
            WriteIf(call.IsVariadic && i == call.Arguments.Count - 1, "variadic ");
            Argument(call.Arguments[i]);
        }

        if (!call.IsWithinGroup)
        {
            OrderBy(" ", call.OrderBy);
        }

        Write(")");
        if (call.IsWithinGroup)
        {
            Write(" within group (");
            OrderBy("", call.OrderBy);
            Write(")");
        }

        CallSuffixes(call.Filter, call.Over);
    }

    private void CallSuffixes(Expression? filter, WindowDefinition? over)
    {
        if (filter is not null)
        {
            Write(" filter (where ");
            Expression(filter);
            Write(")");
        }

        if (over is not null)
        {
            Write(" over ");
            if (over.Name is { } name)
            {
                Identifier(name);
            }
            else
            {
                WindowSpecification(over);
            }
        }
    }

    private void Argument(FunctionArgument argument)
    {
        if (argument.Name is { } name)
        {
            Identifier(name);
            Write(" => ");
        }

        Expression(argument.Value);
    }

    private void SqlFunction(string name, IReadOnlyList<Expression> arguments)
    {
        switch (name)
        {
            case "extract":
                Write("extract(");
                Expression(arguments[0]);
                Write(" from ");
                Expression(arguments[1]);
                break;
            case "position":
                Write("position(");
                Restricted(arguments[1]);
                Write(" in ");
                Restricted(arguments[0]);
                break;
            case "overlay":
                Write("overlay(");
                Words(arguments, "", " placing ", " from ", " for ");
                break;
            case "substring":
                Write("substring(");
                Words(arguments, "", " from ", " for ");
                break;
            case "btrim" or "ltrim" or "rtrim":
                Write(name switch { "ltrim" => "trim(leading from ", "rtrim" => "trim(trailing from ", _ => "trim(both from " });
                List(arguments, Expression);
                break;
            case "normalize":
                Write("normalize(");
                Expression(arguments[0]);
                WriteIf(arguments.Count > 1, ", " + (arguments.Count > 1 ? ((StringLiteral)arguments[1]).Value.ToLowerInvariant() : ""));
                break;
            case "xmlexists":
                Write("xmlexists(");
                Primary(arguments[0]);
                Write(" passing ");
                Primary(arguments[1]);
                break;
            default:
                Write("collation for (");
                Expression(arguments[0]);
                break;
        }

        Write(")");
    }

    private void Words(IReadOnlyList<Expression> arguments, params string[] words)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            Write(words[i]);
            Expression(arguments[i]);
        }
    }

    /// <summary>c_expr: whatever has an operator stands in parentheses.</summary>
    private void Primary(Expression expression) => Operand(expression, (Parsing.Precedence)int.MaxValue);

    private void OrderBy(string before, IReadOnlyList<SortItem> items)
    {
        if (items.Count > 0)
        {
            Write(before + "order by ");
            List(items, SortItem);
        }
    }

    private void SortItem(SortItem item)
    {
        Expression(item.Value);
        if (item.Using is { } used)
        {
            Write(" using ");
            Operator(used);
        }

        Write(item.IsDescending switch { true => " desc", false => " asc", _ => "" });
        Write(item.NullsFirst switch { true => " nulls first", false => " nulls last", _ => "" });
    }

    private void WindowSpecification(WindowDefinition window)
    {
        Write("(");
        var before = "";
        if (window.BaseName is { } name)
        {
            Identifier(name);
            before = " ";
        }

        if (window.PartitionBy.Count > 0)
        {
            Write(before + "partition by ");
            List(window.PartitionBy, Expression);
            before = " ";
        }

        OrderBy(before, window.OrderBy);
        if (window.Frame is { } frame)
        {
            WriteIf(before.Length > 0 || window.OrderBy.Count > 0, " ");
            Frame(frame);
        }

        Write(")");
    }

    private void Frame(WindowFrame frame)
    {
        Write(frame.Mode.ToString().ToLowerInvariant());
        Write(frame.End is null ? " " : " between ");
        Bound(frame.Start);
        Optional(" and ", frame.End, Bound);
        Write(frame.Exclusion switch
        {
            FrameExclusion.CurrentRow => " exclude current row",
            FrameExclusion.Group => " exclude group",
            FrameExclusion.Ties => " exclude ties",
            _ => "",
        });
    }

    private void Bound(FrameBound bound)
    {
        Optional("", bound.Offset, Expression);
        Write(bound.Kind switch
        {
            FrameBoundKind.UnboundedPreceding => "unbounded preceding",
            FrameBoundKind.Preceding => " preceding",
            FrameBoundKind.CurrentRow => "current row",
            FrameBoundKind.Following => " following",
            _ => "unbounded following",
        });
    }
}
