using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private JsonPathExpression ParseJsonPath(JsonPathFunction function)
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var context = ParseJsonValue();
        Expect(TokenKind.Comma);
        var path = ParseExpression();
        var passing = ParseJsonPassing();
        var returning = function == JsonPathFunction.Exists ? null : ParseJsonReturning();
        var options = function switch
        {
            JsonPathFunction.Exists => JsonResultOptions.None with { OnError = ParseJsonOnError() },
            JsonPathFunction.Query => ParseJsonResultOptions(),
            _ => ParseJsonBehaviors(JsonResultOptions.None),
        };
        Expect(TokenKind.RightParenthesis);
        return new JsonPathExpression(RangeFrom(start), function, context, path) { Passing = passing, Returning = returning, Options = options };
    }

    private IReadOnlyList<JsonArgument> ParseJsonPassing() =>
        Accept(Keyword.Passing) ? ParseCommaList(ParseJsonArgument) : ImmutableArray<JsonArgument>.Empty;

    private JsonArgument ParseJsonArgument()
    {
        var value = ParseJsonValue();
        Expect(Keyword.As);
        var name = ParseColumnLabel();
        return new JsonArgument(RangeFrom(value.Range.Start), value, name);
    }

    /// <summary>The wrapper, the quotes, and what stands for no result and for an error.</summary>
    private JsonResultOptions ParseJsonResultOptions()
    {
        var wrapper = ParseJsonWrapper();
        bool? keepQuotes = Accept(Keyword.Keep) ? true : Accept(Keyword.Omit) ? false : null;
        if (keepQuotes is not null)
        {
            Expect(Keyword.Quotes);
            if (Accept(Keyword.On))
            {
                Expect(Keyword.Scalar, Keyword.String);
            }
        }

        return ParseJsonBehaviors(new JsonResultOptions(wrapper, keepQuotes, null, null));
    }

    private JsonWrapper ParseJsonWrapper()
    {
        var wrapper = JsonWrapper.Without;
        if (!Accept(Keyword.Without))
        {
            if (!Accept(Keyword.With))
            {
                return JsonWrapper.Unspecified;
            }

            wrapper = Accept(Keyword.Conditional) ? JsonWrapper.Conditional : JsonWrapper.Unconditional;
            if (wrapper == JsonWrapper.Unconditional)
            {
                Accept(Keyword.Unconditional);
            }
        }

        Accept(Keyword.Array);
        Expect(Keyword.Wrapper);
        return wrapper;
    }

    /// <summary>json_behavior_clause_opt: ON EMPTY, then ON ERROR.</summary>
    private JsonResultOptions ParseJsonBehaviors(JsonResultOptions options)
    {
        var first = ParseJsonBehavior();
        if (first is null)
        {
            return options;
        }

        Expect(Keyword.On);
        if (Accept(Keyword.Error))
        {
            return options with { OnError = first };
        }

        Expect(Keyword.Empty);
        return options with { OnEmpty = first, OnError = ParseJsonOnError() };
    }

    private JsonBehavior? ParseJsonOnError()
    {
        var behavior = ParseJsonBehavior();
        if (behavior is not null)
        {
            Expect(Keyword.On, Keyword.Error);
        }

        return behavior;
    }

    private JsonBehavior? ParseJsonBehavior()
    {
        var start = Start;
        JsonBehaviorKind? simple = Current.Keyword switch
        {
            Keyword.Error => JsonBehaviorKind.Error,
            Keyword.Null => JsonBehaviorKind.Null,
            Keyword.True => JsonBehaviorKind.True,
            Keyword.False => JsonBehaviorKind.False,
            Keyword.Unknown => JsonBehaviorKind.Unknown,
            Keyword.Empty => JsonBehaviorKind.EmptyArray,
            Keyword.Default => JsonBehaviorKind.Default,
            _ => null,
        };
        if (simple is not { } kind)
        {
            return null;
        }

        Advance();
        if (kind == JsonBehaviorKind.Default)
        {
            var value = ParseExpression();
            return new JsonBehavior(RangeFrom(start), kind, value);
        }

        if (kind == JsonBehaviorKind.EmptyArray && !Accept(Keyword.Array) && Accept(Keyword.Object))
        {
            kind = JsonBehaviorKind.EmptyObject;
        }

        return new JsonBehavior(RangeFrom(start), kind, null);
    }

    private FromJsonTable ParseJsonTable(int start, bool isLateral)
    {
        Advance();
        Expect(TokenKind.LeftParenthesis);
        var context = ParseJsonValue();
        Expect(TokenKind.Comma);
        var path = ParseExpression();
        var pathName = Accept(Keyword.As) ? ParseColumnId() : null;
        var passing = ParseJsonPassing();
        Expect(Keyword.Columns);
        var columns = ParseParenthesizedList(ParseJsonTableColumn);
        var onError = ParseJsonOnError();
        Expect(TokenKind.RightParenthesis);
        if (path is not StringLiteral)
        {
            FailWith("only string constants are supported in JSON_TABLE path specification", path.Range);
        }

        var alias = ParseOptionalAlias();
        return new FromJsonTable(RangeFrom(start), context, path, columns, isLateral, alias)
        {
            PathName = pathName,
            Passing = passing,
            OnError = onError,
        };
    }

    private JsonTableColumn ParseJsonTableColumn()
    {
        var start = Start;
        if (At(Keyword.Nested) && (Peek(1).Keyword == Keyword.Path ? IsString(Peek(2).Kind) : IsString(Peek(1).Kind)))
        {
            return ParseJsonNestedColumns();
        }

        var name = ParseColumnId();
        if (Accept(Keyword.For))
        {
            Expect(Keyword.Ordinality);
            return new JsonOrdinalityColumn(RangeFrom(start), name);
        }

        var type = ParseTypeName();
        if (Accept(Keyword.Exists))
        {
            var existsPath = Accept(Keyword.Path) ? ParseStringLiteral() : null;
            var onError = ParseJsonOnError();
            return new JsonValueColumn(RangeFrom(start), name, type, IsExists: true, existsPath)
            {
                Options = JsonResultOptions.None with { OnError = onError },
            };
        }

        var isFormatted = ParseJsonFormat(out _);
        var path = Accept(Keyword.Path) ? ParseStringLiteral() : null;
        var options = ParseJsonResultOptions();
        return new JsonValueColumn(RangeFrom(start), name, type, IsExists: false, path) { IsFormatted = isFormatted, Options = options };
    }

    private JsonNestedColumns ParseJsonNestedColumns()
    {
        Enter();
        var start = Advance().Start;
        Accept(Keyword.Path);
        var path = ParseStringLiteral();
        var name = Accept(Keyword.As) ? ParseColumnId() : null;
        Expect(Keyword.Columns);
        var columns = ParseParenthesizedList(ParseJsonTableColumn);
        _depth--;
        return new JsonNestedColumns(RangeFrom(start), path, name, columns);
    }
}
