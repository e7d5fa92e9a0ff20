using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>PARTITION BY, and the bounds of a partition.</summary>
public sealed partial class Parser
{
    /// <summary>PARTITION BY strategy (key, …)</summary>
    private PartitionBy ParsePartitionBy()
    {
        var start = Start;
        Expect(Keyword.Partition, Keyword.By);
        var strategy = ParseColumnId();
        var keys = ParseParenthesizedList(ParsePartitionKey);
        var name = strategy.Name.ToLowerInvariant();
        if (name is not ("list" or "range" or "hash"))
        {
            FailWith($"unrecognized partitioning strategy \"{strategy.Name}\"", strategy.Range, "LIST, RANGE or HASH");
        }

        return new PartitionBy(RangeFrom(start), name, keys);
    }

    /// <summary>column | function call | (expression), then [COLLATE name] [operator class]</summary>
    private PartitionKey ParsePartitionKey()
    {
        var start = Start;
        var column = AtPlainColumn() ? ParseColumnId() : null;
        var value = column is null ? ParseKeyExpression() : null;
        var collation = ParseOptionalCollation();
        var operatorClass = AtColumnId() ? ParseAnyName() : null;
        return new PartitionKey(RangeFrom(start), column, value) { Collation = collation, OperatorClass = operatorClass };
    }

    /// <summary>'(' a_expr ')' or a call; the parentheses are not part of the expression.</summary>
    private Expression ParseKeyExpression() => At(TokenKind.LeftParenthesis) ? ParseParenthesizedExpression() : ParseFunctionExpression();

    /// <summary>DEFAULT | FOR VALUES IN (…) | FROM (…) TO (…) | WITH (MODULUS n, REMAINDER n)</summary>
    private PartitionBound ParsePartitionBound()
    {
        var start = Start;
        if (Accept(Keyword.Default))
        {
            return new DefaultPartitionBound(RangeFrom(start));
        }

        if (!Accept(Keyword.For))
        {
            Fail("FOR VALUES or DEFAULT");
        }

        Expect(Keyword.Values);
        if (Accept(Keyword.In))
        {
            var values = ParseParenthesizedExpressions();
            return new ListPartitionBound(RangeFrom(start), values);
        }

        if (Accept(Keyword.From))
        {
            var from = ParseParenthesizedExpressions();
            Expect(Keyword.To);
            var to = ParseParenthesizedExpressions();
            return new RangePartitionBound(RangeFrom(start), from, to);
        }

        var place = Start;
        if (!Accept(Keyword.With))
        {
            Fail("IN, FROM or WITH");
        }

        return ParseHashBound(start, place);
    }

    private HashPartitionBound ParseHashBound(int start, int place)
    {
        var parts = ParseParenthesizedList(ParseHashBoundPart);
        int? modulus = null;
        int? remainder = null;
        foreach (var (name, number) in parts)
        {
            switch (name.Name)
            {
                case "modulus" when modulus is null:
                    modulus = number;
                    break;
                case "remainder" when remainder is null:
                    remainder = number;
                    break;
                case "modulus" or "remainder":
                    FailWith($"{name.Name} for hash partition provided more than once", name.Range);
                    break;
                default:
                    FailWith($"unrecognized hash partition bound specification \"{name.Name}\"", name.Range, "MODULUS or REMAINDER");
                    break;
            }
        }

        if (modulus is null || remainder is null)
        {
            FailWith($"{(modulus is null ? "modulus" : "remainder")} for hash partition must be specified", RangeFrom(place));
        }

        return new HashPartitionBound(RangeFrom(start), modulus ?? 0, remainder ?? 0);
    }

    private (Identifier Name, int Number) ParseHashBoundPart()
    {
        var name = ParseNonReservedWord();
        return (name, ParseInteger());
    }
}
