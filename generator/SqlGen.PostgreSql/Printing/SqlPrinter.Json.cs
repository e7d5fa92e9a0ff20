using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

public sealed partial class SqlPrinter
{
    private bool Json(Expression expression)
    {
        switch (expression)
        {
            case JsonObjectExpression e: JsonObject(e); break;
            case JsonArrayExpression e: JsonArray(e); break;
            case JsonArrayQueryExpression e:
                Write("json_array(");
                Query(e.Query);
                WriteIf(e.IsFormatted, " format json");
                Returning(e.Returning);
                Write(")");
                break;
            case JsonParseExpression e: Write("json("); JsonValue(e.Value); WriteIf(e.UniqueKeys, " with unique keys"); Write(")"); break;
            case JsonScalarExpression e: Write("json_scalar("); Expression(e.Value); Write(")"); break;
            case JsonSerializeExpression e: Write("json_serialize("); JsonValue(e.Value); Returning(e.Returning); Write(")"); break;
            case JsonPathExpression e: JsonPath(e); break;
            default: return false;
        }

        return true;
    }

    private void JsonValue(JsonValue value)
    {
        Expression(value.Value);
        Format(value.IsFormatted, value.Encoding);
    }

    private void Format(bool isFormatted, string? encoding)
    {
        WriteIf(isFormatted, " format json");
        WriteIf(encoding is not null, " encoding " + encoding);
    }

    private void Returning(JsonReturning? returning)
    {
        if (returning is not null)
        {
            Write(" returning ");
            Type(returning.Type);
            Format(returning.IsFormatted, returning.Encoding);
        }
    }

    private void JsonObject(JsonObjectExpression e)
    {
        Write(e.IsAggregate ? "json_objectagg(" : "json_object(");
        List(e.Members, member =>
        {
            Primary(member.Key);
            Write(" value ");
            JsonValue(member.Value);
        });
        // Without members neither clause can stand.
        WriteIf(e.Members.Count > 0, e.AbsentOnNull ? " absent on null" : " null on null");
        WriteIf(e.UniqueKeys, " with unique keys");
        Returning(e.Returning);
        Write(")");
        CallSuffixes(e.Filter, e.Over);
    }

    private void JsonArray(JsonArrayExpression e)
    {
        Write(e.IsAggregate ? "json_arrayagg(" : "json_array(");
        List(e.Items, JsonValue);
        OrderBy(" ", e.OrderBy);
        WriteIf(e.Items.Count > 0, e.AbsentOnNull ? " absent on null" : " null on null");
        Returning(e.Returning);
        Write(")");
        CallSuffixes(e.Filter, e.Over);
    }

    private void JsonPath(JsonPathExpression e)
    {
        Write($"json_{e.Function.ToString().ToLowerInvariant()}(");
        JsonValue(e.Context);
        Write(", ");
        Expression(e.Path);
        Passing(e.Passing);
        Returning(e.Returning);
        ResultOptions(e.Options);
        Write(")");
    }

    private void Passing(IReadOnlyList<JsonArgument> arguments)
    {
        if (arguments.Count > 0)
        {
            Write(" passing ");
            List(arguments, a =>
            {
                JsonValue(a.Value);
                Write(" as ");
                Identifier(a.Name);
            });
        }
    }

    private void ResultOptions(JsonResultOptions options)
    {
        Write(options.Wrapper switch
        {
            JsonWrapper.Without => " without wrapper",
            JsonWrapper.Conditional => " with conditional wrapper",
            JsonWrapper.Unconditional => " with wrapper",
            _ => "",
        });
        Write(options.KeepQuotes switch { true => " keep quotes", false => " omit quotes", _ => "" });
        Behavior(options.OnEmpty, " on empty");
        Behavior(options.OnError, " on error");
    }

    private void Behavior(JsonBehavior? behavior, string when)
    {
        if (behavior is null)
        {
            return;
        }

        Write(behavior.Kind switch
        {
            JsonBehaviorKind.Null => " null",
            JsonBehaviorKind.True => " true",
            JsonBehaviorKind.False => " false",
            JsonBehaviorKind.Unknown => " unknown",
            JsonBehaviorKind.EmptyArray => " empty array",
            JsonBehaviorKind.EmptyObject => " empty object",
            JsonBehaviorKind.Default => " default ",
            _ => " error",
        });
        Optional("", behavior.Default, Expression);
        Write(when);
    }

    private void JsonTable(FromJsonTable table)
    {
        Write("json_table(");
        JsonValue(table.Context);
        Write(", ");
        Expression(table.Path);
        Optional(" as ", table.PathName, Identifier);
        Passing(table.Passing);
        Write(" columns ");
        Parenthesized(table.Columns, JsonColumn);
        Behavior(table.OnError, " on error");
        Write(")");
    }

    private void JsonColumn(JsonTableColumn column)
    {
        switch (column)
        {
            case JsonOrdinalityColumn c:
                Identifier(c.Name);
                Write(" for ordinality");
                break;
            case JsonNestedColumns c:
                Write("nested path ");
                Expression(c.Path);
                Optional(" as ", c.PathName, Identifier);
                Write(" columns ");
                Parenthesized(c.Columns, JsonColumn);
                break;
            case JsonValueColumn c:
                Identifier(c.Name);
                Write(" ");
                Type(c.Type);
                WriteIf(c.IsExists, " exists");
                WriteIf(c.IsFormatted, " format json");
                Optional(" path ", c.Path, Expression);
                ResultOptions(c.Options);
                break;
        }
    }
}
