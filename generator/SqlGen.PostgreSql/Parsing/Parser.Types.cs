using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private static readonly IReadOnlyList<Expression> NoExpressions = ImmutableArray<Expression>.Empty;
    private static readonly IReadOnlyList<int?> NoBounds = ImmutableArray<int?>.Empty;

    /// <summary>Typename, with SETOF and array bounds.</summary>
    private TypeName ParseTypeName()
    {
        var start = Start;
        var isSetOf = Accept(Keyword.Setof);
        var type = ParseSimpleTypeName(forLiteral: false);
        var bounds = ParseArrayBounds();
        return isSetOf || bounds.Count > 0
            ? type with { Range = RangeFrom(start), IsSetOf = isSetOf, ArrayBounds = bounds }
            : type;
    }

    /// <summary>func_type: a type, or that of a column.</summary>
    private TypeName ParseFunctionType()
    {
        if (!AtColumnType(At(Keyword.Setof) ? 1 : 0))
        {
            return ParseTypeName();
        }

        var start = Start;
        var isSetOf = Accept(Keyword.Setof);
        var first = ParseTypeFunctionName();
        var name = ParseQualification(first);
        Expect(TokenKind.Percent);
        Expect(Keyword.Type);
        return new TypeName(RangeFrom(start), name, NoExpressions, NoBounds, isSetOf, IsTypeOfColumn: true);
    }

    /// <summary>Whether <c>name.name%TYPE</c> begins at the offset.</summary>
    private bool AtColumnType(int offset)
    {
        if (!IsTypeFunctionName(Peek(offset)) || Peek(offset + 1).Kind != TokenKind.Dot)
        {
            return false;
        }

        while (Peek(offset + 1).Kind == TokenKind.Dot)
        {
            offset += 2;
        }

        return Peek(offset + 1).Kind == TokenKind.Percent && Peek(offset + 2).Keyword == Keyword.Type;
    }

    private IReadOnlyList<int?> ParseArrayBounds()
    {
        if (Accept(Keyword.Array))
        {
            if (!Accept(TokenKind.LeftBracket))
            {
                return ImmutableArray.Create<int?>((int?)null);
            }

            var bound = ParseInteger();
            Expect(TokenKind.RightBracket);
            return ImmutableArray.Create<int?>(bound);
        }

        if (!At(TokenKind.LeftBracket))
        {
            return NoBounds;
        }

        var bounds = ImmutableArray.CreateBuilder<int?>(1);
        while (Accept(TokenKind.LeftBracket))
        {
            bounds.Add(At(TokenKind.Integer) ? ParseInteger() : null);
            Expect(TokenKind.RightBracket);
        }

        return bounds.ToImmutable();
    }

    /// <summary>SimpleTypename; before a literal (<c>char 'x'</c>) the lengths that columns get by default are left out.</summary>
    private TypeName ParseSimpleTypeName(bool forLiteral)
    {
        var start = Start;
        switch (Current.Keyword)
        {
            case Keyword.Int or Keyword.Integer:
                return ParseSystemType("int4");
            case Keyword.Smallint:
                return ParseSystemType("int2");
            case Keyword.Bigint:
                return ParseSystemType("int8");
            case Keyword.Real:
                return ParseSystemType("float4");
            case Keyword.Boolean:
                return ParseSystemType("bool");
            case Keyword.Json:
                return ParseSystemType("json");
            case Keyword.Double when Peek(1).Keyword == Keyword.Precision:
                Advance();
                Advance();
                return SystemType(start, "float8", NoExpressions);
            case Keyword.Float:
                return ParseFloat();
            case Keyword.Decimal or Keyword.Dec or Keyword.Numeric:
                Advance();
                return SystemType(start, "numeric", ParseTypeModifiers());
            case Keyword.Bit:
                return ParseBit(forLiteral);
            case Keyword.Character or Keyword.Char or Keyword.Varchar or Keyword.National or Keyword.Nchar:
                return ParseCharacter(forLiteral);
            case Keyword.Timestamp:
                return ParseDateTime("timestamp", "timestamptz");
            case Keyword.Time:
                return ParseDateTime("time", "timetz");
            case Keyword.Interval:
                return ParseInterval();
            default:
                return ParseGenericType();
        }
    }

    private TypeName ParseGenericType()
    {
        var first = ParseTypeFunctionName();
        var name = At(TokenKind.Dot) ? ParseQualification(first) : new QualifiedName(first.Range, ImmutableArray.Create(first));
        var modifiers = ParseTypeModifiers();
        return new TypeName(modifiers.Count == 0 ? name.Range : RangeFrom(first.Range.Start), name, modifiers, NoBounds);
    }

    private IReadOnlyList<Expression> ParseTypeModifiers()
    {
        if (!Accept(TokenKind.LeftParenthesis))
        {
            return NoExpressions;
        }

        var modifiers = ParseExpressionList();
        Expect(TokenKind.RightParenthesis);
        return modifiers;
    }

    private TypeName ParseSystemType(string name)
    {
        var start = Advance().Start;
        return SystemType(start, name, NoExpressions);
    }

    private TypeName SystemType(int start, string name, IReadOnlyList<Expression> modifiers, IntervalFields interval = IntervalFields.None)
    {
        var range = RangeFrom(start);
        return new TypeName(range, SystemName(range, name), modifiers, NoBounds, Interval: interval);
    }

    private static QualifiedName SystemName(TextRange range, string name) =>
        new(range, ImmutableArray.Create(new Identifier(range, "pg_catalog"), new Identifier(range, name)));

    private TypeName ParseFloat()
    {
        var start = Advance().Start;
        if (!Accept(TokenKind.LeftParenthesis))
        {
            return SystemType(start, "float8", NoExpressions);
        }

        var place = Current.Range;
        var precision = ParseInteger();
        Expect(TokenKind.RightParenthesis);
        if (precision < 1)
        {
            FailWith("precision for type float must be at least 1 bit", place);
        }
        else if (precision > 53)
        {
            FailWith("precision for type float must be less than 54 bits", place);
        }

        return SystemType(start, precision <= 24 ? "float4" : "float8", NoExpressions);
    }

    private TypeName ParseBit(bool forLiteral)
    {
        var start = Advance().Start;
        var name = Accept(Keyword.Varying) ? "varbit" : "bit";
        var modifiers = ParseTypeModifiers();
        return SystemType(start, name, modifiers.Count == 0 && name == "bit" && !forLiteral ? LengthOne() : modifiers);
    }

    private TypeName ParseCharacter(bool forLiteral)
    {
        var start = Start;
        if (Accept(Keyword.National) && !At(Keyword.Character) && !At(Keyword.Char))
        {
            Fail("CHARACTER");
        }

        var varying = Advance().Keyword == Keyword.Varchar || Accept(Keyword.Varying);
        IReadOnlyList<Expression> modifiers = varying || forLiteral ? NoExpressions : LengthOne();
        if (Accept(TokenKind.LeftParenthesis))
        {
            modifiers = [ParseIntegerLiteral()];
            Expect(TokenKind.RightParenthesis);
        }

        return SystemType(start, varying ? "varchar" : "bpchar", modifiers);
    }

    private ImmutableArray<Expression> LengthOne() =>
        ImmutableArray.Create<Expression>(new IntegerLiteral(new TextRange(PreviousEnd, 0), 1));

    private TypeName ParseDateTime(string withoutZone, string withZone)
    {
        var start = Advance().Start;
        var modifiers = ParsePrecision();
        var name = withoutZone;
        if (Accept(Keyword.With, Keyword.Time))
        {
            Expect(Keyword.Zone);
            name = withZone;
        }
        else if (Accept(Keyword.Without, Keyword.Time))
        {
            Expect(Keyword.Zone);
        }

        return SystemType(start, name, modifiers);
    }

    private IReadOnlyList<Expression> ParsePrecision()
    {
        if (!Accept(TokenKind.LeftParenthesis))
        {
            return NoExpressions;
        }

        var precision = ParseIntegerLiteral();
        Expect(TokenKind.RightParenthesis);
        return [precision];
    }

    private TypeName ParseInterval()
    {
        var start = Advance().Start;
        if (At(TokenKind.LeftParenthesis))
        {
            return SystemType(start, "interval", ParsePrecision());
        }

        var fields = ParseIntervalFields(out var modifiers);
        return SystemType(start, "interval", modifiers, fields);
    }

    /// <summary>opt_interval: the fields after INTERVAL or after an interval literal.</summary>
    private IntervalFields ParseIntervalFields(out IReadOnlyList<Expression> precision)
    {
        precision = NoExpressions;
        var first = IntervalField(Current.Keyword);
        if (first == IntervalFields.None)
        {
            return first;
        }

        Advance();
        if (first != IntervalFields.Second && first != IntervalFields.Month && Accept(Keyword.To))
        {
            var last = IntervalField(Current.Keyword);
            if (last <= first || (first == IntervalFields.Year && last != IntervalFields.Month))
            {
                Fail("a smaller field of the interval");
            }

            Advance();
            if (last == IntervalFields.Second)
            {
                precision = ParsePrecision();
            }

            return (IntervalFields)((((int)last << 1) - 1) & ~((int)first - 1));
        }

        if (first == IntervalFields.Second)
        {
            precision = ParsePrecision();
        }

        return first;
    }

    private static IntervalFields IntervalField(Keyword keyword) => keyword switch
    {
        Keyword.Year => IntervalFields.Year,
        Keyword.Month => IntervalFields.Month,
        Keyword.Day => IntervalFields.Day,
        Keyword.Hour => IntervalFields.Hour,
        Keyword.Minute => IntervalFields.Minute,
        Keyword.Second => IntervalFields.Second,
        _ => IntervalFields.None,
    };
}
