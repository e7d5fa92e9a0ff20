using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private static readonly IReadOnlyList<JsonValue> NoJsonValues = ImmutableArray<JsonValue>.Empty;
    private static readonly IReadOnlyList<JsonMember> NoJsonMembers = ImmutableArray<JsonMember>.Empty;

    /// <summary>The SQL/JSON functions; null if there is none here.</summary>
    private Expression? ParseJsonFunction()
    {
        switch (Current.Keyword)
        {
            case Keyword.JsonObject:
                return ParseJsonObject();
            case Keyword.JsonObjectagg:
                return ParseJsonObjectAggregate();
            case Keyword.JsonArray:
                return ParseJsonArray();
            case Keyword.JsonArrayagg:
                return ParseJsonArrayAggregate();
            case Keyword.Json:
                return ParseJsonParse();
            case Keyword.JsonScalar:
                var start = Advance().Start;
                Expect(TokenKind.LeftParenthesis);
                var scalar = ParseExpression();
                Expect(TokenKind.RightParenthesis);
                return new JsonScalarExpression(RangeFrom(start), scalar);
            case Keyword.JsonSerialize:
                return ParseJsonSerialize();
            case Keyword.JsonExists:
                return ParseJsonPath(JsonPathFunction.Exists);
            case Keyword.JsonQuery:
                return ParseJsonPath(JsonPathFunction.Query);
            case Keyword.JsonValue:
                return ParseJsonPath(JsonPathFunction.Value);
            default:
                return null;
        }
    }

    private Expression ParseJsonObject()
    {
        var name = Advance();
        Expect(TokenKind.LeftParenthesis);
        var members = NoJsonMembers;
        var absentOnNull = false;
        var uniqueKeys = false;
        if (!At(TokenKind.RightParenthesis) && !At(Keyword.Returning))
        {
            var first = ParseArgument();
            if (first.Name is not null || (!At(TokenKind.Colon) && !At(Keyword.Value)))
            {
                // json_object('{a,b}') is the older function of that name.
                return FinishPlainFunction(name, ParseMoreArguments(first));
            }

            members = ParseJsonMembers(first.Value);
            absentOnNull = ParseJsonNullClause() ?? false;
            uniqueKeys = ParseJsonKeyUniqueness() ?? false;
        }

        var returning = ParseJsonReturning();
        Expect(TokenKind.RightParenthesis);
        return new JsonObjectExpression(RangeFrom(name.Start), members, IsAggregate: false)
        {
            AbsentOnNull = absentOnNull,
            UniqueKeys = uniqueKeys,
            Returning = returning,
        };
    }

    private IReadOnlyList<JsonMember> ParseJsonMembers(Expression firstKey)
    {
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        members.Add(FinishJsonMember(firstKey));
        while (Accept(TokenKind.Comma))
        {
            members.Add(FinishJsonMember(ParseExpression()));
        }

        return members.ToImmutable();
    }

    private JsonMember FinishJsonMember(Expression key)
    {
        if (!Accept(TokenKind.Colon) && !Accept(Keyword.Value))
        {
            Fail("\":\" or VALUE");
        }

        var value = ParseJsonValue();
        return new JsonMember(RangeFrom(key.Range.Start), key, value);
    }

    /// <summary>json_value_expr.</summary>
    private JsonValue ParseJsonValue()
    {
        var value = ParseExpression();
        var isFormatted = ParseJsonFormat(out var encoding);
        return new JsonValue(RangeFrom(value.Range.Start), value, isFormatted, encoding);
    }

    private bool ParseJsonFormat(out string? encoding)
    {
        encoding = null;
        if (!Accept(Keyword.Format, Keyword.Json))
        {
            return false;
        }

        if (Accept(Keyword.Encoding))
        {
            var name = ParseColumnId();
            encoding = name.Name;
            if (encoding.ToLowerInvariant() is not ("utf8" or "utf16" or "utf32"))
            {
                FailWith($"unrecognized JSON encoding: {encoding}", name.Range);
            }
        }

        return true;
    }

    /// <summary>NULL ON NULL or ABSENT ON NULL: whether nulls are left out; null where not given.</summary>
    private bool? ParseJsonNullClause()
    {
        if (!At(Keyword.Null) && !At(Keyword.Absent))
        {
            return null;
        }

        var isAbsent = Advance().Keyword == Keyword.Absent;
        Expect(Keyword.On, Keyword.Null);
        return isAbsent;
    }

    private JsonReturning? ParseJsonReturning()
    {
        if (!At(Keyword.Returning))
        {
            return null;
        }

        var start = Advance().Start;
        var type = ParseTypeName();
        var isFormatted = ParseJsonFormat(out var encoding);
        return new JsonReturning(RangeFrom(start), type, isFormatted, encoding);
    }

    private JsonObjectExpression ParseJsonObjectAggregate()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var member = FinishJsonMember(ParseExpression());
        var absentOnNull = ParseJsonNullClause() ?? false;
        var uniqueKeys = ParseJsonKeyUniqueness() ?? false;
        var returning = ParseJsonReturning();
        Expect(TokenKind.RightParenthesis);
        var filter = At(Keyword.Filter) ? ParseFilter() : null;
        var over = At(Keyword.Over) ? ParseOver() : null;
        return new JsonObjectExpression(RangeFrom(start), [member], IsAggregate: true)
        {
            AbsentOnNull = absentOnNull,
            UniqueKeys = uniqueKeys,
            Returning = returning,
            Filter = filter,
            Over = over,
        };
    }

    private Expression ParseJsonArray()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var items = NoJsonValues;
        var absentOnNull = true;
        if (!At(TokenKind.RightParenthesis) && !At(Keyword.Returning))
        {
            // A query in parentheses alone is a value; one without, or with UNION behind it, gives the elements.
            var place = Start;
            var first = AtQueryStart() ? null : ParseExpression();
            if (first is null || (first is SubqueryExpression && AtQueryContinuation()))
            {
                var query = first is SubqueryExpression left ? ContinueQuery(left.Query, place) : ParseQuery();
                var isQueryFormatted = ParseJsonFormat(out _);
                var queryReturning = ParseJsonReturning();
                Expect(TokenKind.RightParenthesis);
                return new JsonArrayQueryExpression(RangeFrom(start), query, isQueryFormatted, queryReturning);
            }

            items = ParseJsonItems(first);
            absentOnNull = ParseJsonNullClause() ?? true;
        }

        var returning = ParseJsonReturning();
        Expect(TokenKind.RightParenthesis);
        return new JsonArrayExpression(RangeFrom(start), items, IsAggregate: false) { AbsentOnNull = absentOnNull, Returning = returning };
    }

    private IReadOnlyList<JsonValue> ParseJsonItems(Expression first)
    {
        var items = ImmutableArray.CreateBuilder<JsonValue>();
        var isFormatted = ParseJsonFormat(out var encoding);
        items.Add(new JsonValue(RangeFrom(first.Range.Start), first, isFormatted, encoding));
        while (Accept(TokenKind.Comma))
        {
            items.Add(ParseJsonValue());
        }

        return items.ToImmutable();
    }

    private JsonArrayExpression ParseJsonArrayAggregate()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var item = ParseJsonValue();
        var orderBy = ParseOptionalOrderBy();
        var absentOnNull = ParseJsonNullClause() ?? true;
        var returning = ParseJsonReturning();
        Expect(TokenKind.RightParenthesis);
        var filter = At(Keyword.Filter) ? ParseFilter() : null;
        var over = At(Keyword.Over) ? ParseOver() : null;
        return new JsonArrayExpression(RangeFrom(start), [item], IsAggregate: true)
        {
            OrderBy = orderBy,
            AbsentOnNull = absentOnNull,
            Returning = returning,
            Filter = filter,
            Over = over,
        };
    }

    private JsonParseExpression ParseJsonParse()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var value = ParseJsonValue();
        var uniqueKeys = ParseJsonKeyUniqueness() ?? false;
        Expect(TokenKind.RightParenthesis);
        return new JsonParseExpression(RangeFrom(start), value, uniqueKeys);
    }

    private JsonSerializeExpression ParseJsonSerialize()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var value = ParseJsonValue();
        var returning = ParseJsonReturning();
        Expect(TokenKind.RightParenthesis);
        return new JsonSerializeExpression(RangeFrom(start), value, returning);
    }
}
