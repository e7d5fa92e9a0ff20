using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Clauses that many statements share.</summary>
public sealed partial class Parser
{
    private SqlString ParseString()
    {
        if (!AtString())
        {
            Fail("a string");
            return new SqlString(new TextRange(Start, 0), "");
        }

        var token = Advance();
        return new SqlString(token.Range, TokenText.GetString(_text, token));
    }

    /// <summary>A string, or null for the word NULL.</summary>
    private SqlString? ParseStringOrNull() => Accept(Keyword.Null) ? null : ParseString();

    /// <summary>NonReservedWord_or_Sconst: a word or a string, either of which names something.</summary>
    private Identifier ParseWordOrString()
    {
        if (!AtString())
        {
            return ParseNonReservedWord();
        }

        var text = ParseString();
        return new Identifier(text.Range, text.Value, IsQuoted: true);
    }

    /// <summary>NumericOnly.</summary>
    private SqlNumber ParseNumber() => ParseSigned(wholeOnly: false);

    /// <summary>SignedIconst.</summary>
    private SqlNumber ParseSignedInteger() => ParseSigned(wholeOnly: true);

    private bool AtNumber() => At(TokenKind.Integer) || At(TokenKind.Number);

    private bool AtSignedNumber() =>
        AtNumber() || (Current.Kind is TokenKind.Plus or TokenKind.Minus && Peek(1).Kind is TokenKind.Integer or TokenKind.Number);

    private SqlNumber ParseSigned(bool wholeOnly)
    {
        var start = Start;
        var sign = At(TokenKind.Minus) ? "-" : "";
        if (At(TokenKind.Minus) || At(TokenKind.Plus))
        {
            Advance();
        }

        if (!At(TokenKind.Integer) && (wholeOnly || !At(TokenKind.Number)))
        {
            Fail(wholeOnly ? "a whole number" : "a number");
            return new SqlNumber(new TextRange(start, 0), "0");
        }

        var token = Advance();
        return new SqlNumber(RangeFrom(start), sign + _text.Substring(token.Start, token.Length));
    }

    /// <summary>Iconst.</summary>
    private SqlNumber ParseWholeNumber()
    {
        if (!At(TokenKind.Integer))
        {
            Fail("a whole number");
            return new SqlNumber(new TextRange(Start, 0), "0");
        }

        var token = Advance();
        return new SqlNumber(token.Range, _text.Substring(token.Start, token.Length));
    }

    /// <summary>RESTRICT unless CASCADE is written.</summary>
    private DropBehavior ParseDropBehavior()
    {
        if (Accept(Keyword.Cascade))
        {
            return DropBehavior.Cascade;
        }

        Accept(Keyword.Restrict);
        return DropBehavior.Restrict;
    }

    // IF is an ordinary name too: only the next word tells.
    private bool AcceptIfExists() => Accept(Keyword.If, Keyword.Exists);

    /// <summary>IF EXISTS where no name could stand instead, so that the mistake is at the word after IF.</summary>
    private bool AcceptOnlyIfExists()
    {
        if (!Accept(Keyword.If))
        {
            return false;
        }

        Expect(Keyword.Exists);
        return true;
    }

    private bool AcceptIfNotExists()
    {
        if (!At(Keyword.If, Keyword.Not))
        {
            return false;
        }

        Advance();
        Advance();
        Expect(Keyword.Exists);
        return true;
    }

    private bool AcceptOrReplace()
    {
        if (!Accept(Keyword.Or))
        {
            return false;
        }

        Expect(Keyword.Replace);
        return true;
    }

    /// <summary>'(' columnList ')'</summary>
    private IReadOnlyList<Identifier> ParseColumnList() => ParseParenthesizedList(ParseColumnId);

    private IReadOnlyList<Identifier> ParseOptionalColumnList() => At(TokenKind.LeftParenthesis) ? ParseColumnList() : NoIdentifiers;

    private Identifier? ParseOptionalTablespace() => Accept(Keyword.Tablespace) ? ParseColumnId() : null;

    /// <summary>USING method, of an index or a table.</summary>
    private Identifier? ParseOptionalAccessMethod() => Accept(Keyword.Using) ? ParseColumnId() : null;

    private QualifiedName? ParseOptionalCollation() => Accept(Keyword.Collate) ? ParseAnyName() : null;

    /// <summary>'(' condition ')'</summary>
    private Expression ParseParenthesizedExpression()
    {
        Expect(TokenKind.LeftParenthesis);
        var expression = ParseExpression();
        Expect(TokenKind.RightParenthesis);
        return expression;
    }

    private Expression? ParseOptionalWhere() => Accept(Keyword.Where) ? ParseExpression() : null;

    /// <summary>relation_expr: a table with or without its descendants.</summary>
    private QualifiedName ParseRelation(out bool only)
    {
        only = Accept(Keyword.Only);
        if (only && Accept(TokenKind.LeftParenthesis))
        {
            var inner = ParseQualifiedName();
            Expect(TokenKind.RightParenthesis);
            return inner;
        }

        var name = ParseQualifiedName();
        if (!only)
        {
            Accept(TokenKind.Star);
        }

        return name;
    }

    private QualifiedName ParseRelation() => ParseRelation(out _);

    /// <summary>An index key's or statistics' column stands for itself; a word with parentheses after it is a call.</summary>
    private bool AtPlainColumn() => IsColumnId(Current) && Peek(1).Kind is not (TokenKind.LeftParenthesis or TokenKind.Dot);
}
