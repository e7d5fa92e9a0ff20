using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>An expression that begins with a keyword: one of SQL's own constructs, or a name that happens to be a keyword.</summary>
    private Expression ParseKeywordExpression()
    {
        var token = Current;
        switch (token.Keyword)
        {
            case Keyword.Null:
                Advance();
                return new NullLiteral(token.Range);
            case Keyword.True or Keyword.False:
                Advance();
                return new BooleanLiteral(token.Range, token.Keyword == Keyword.True);
            case Keyword.Case:
                return ParseCase();
            case Keyword.Array:
                return ParseArray();
            case Keyword.Exists when Peek(1).Kind == TokenKind.LeftParenthesis:
                Advance();
                var query = ParseParenthesizedQuery();
                return new ExistsExpression(RangeFrom(token.Start), query);
            case Keyword.Row when Peek(1).Kind == TokenKind.LeftParenthesis:
                return ParseRow();
            case Keyword.Grouping when Peek(1).Kind == TokenKind.LeftParenthesis:
                Advance();
                var items = ParseParenthesizedExpressions();
                return new GroupingExpression(RangeFrom(token.Start), items);
        }

        if (AtSystemTypeLiteral())
        {
            return ParseSystemTypeLiteral();
        }

        if (ParseSpecialFunction() is { } special)
        {
            return special;
        }

        switch (Keywords.GetCategory(token.Keyword))
        {
            case KeywordCategory.Unreserved:
                if (AtBoundKeyword())
                {
                    Fail("an expression");
                }

                return ParseNameExpression();
            case KeywordCategory.ColumnName:
                // Such a keyword names a function only behind its schema.
                return Peek(1).Kind == TokenKind.Dot ? ParseNameExpression() : ParseColumnReference();
            case KeywordCategory.TypeFunctionName when Peek(1).Kind == TokenKind.LeftParenthesis:
                return ParseCallOrTypedLiteral();
            case KeywordCategory.TypeFunctionName when IsString(Peek(1).Kind):
                return FinishTypedLiteral(token.Start, ParseGenericType());
            case KeywordCategory.TypeFunctionName:
                Advance();
                Fail("\"(\"");
                return new NullLiteral(token.Range);
            default:
                Fail("an expression");
                return new NullLiteral(new TextRange(Start, 0));
        }
    }

    private IReadOnlyList<Expression> ParseParenthesizedExpressions()
    {
        Expect(TokenKind.LeftParenthesis);
        var items = ParseExpressionList();
        Expect(TokenKind.RightParenthesis);
        return items;
    }

    private RowExpression ParseRow()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var items = At(TokenKind.RightParenthesis) ? NoExpressions : ParseExpressionList();
        Expect(TokenKind.RightParenthesis);
        return new RowExpression(RangeFrom(start), items, IsExplicit: true);
    }

    /// <summary>Whether one of SQL's own type words begins a literal here; otherwise it is a column's name.</summary>
    private bool AtSystemTypeLiteral()
    {
        var next = Peek(1);
        return Current.Keyword switch
        {
            Keyword.Int or Keyword.Integer or Keyword.Smallint or Keyword.Bigint or Keyword.Real or Keyword.Boolean or Keyword.Json =>
                IsString(next.Kind),
            Keyword.Double => next.Keyword == Keyword.Precision,
            Keyword.Float or Keyword.Decimal or Keyword.Dec or Keyword.Numeric or Keyword.Varchar or Keyword.Interval =>
                IsString(next.Kind) || next.Kind == TokenKind.LeftParenthesis,
            Keyword.Bit or Keyword.Character or Keyword.Char or Keyword.Nchar =>
                IsString(next.Kind) || next.Kind == TokenKind.LeftParenthesis || next.Keyword == Keyword.Varying,
            Keyword.National => next.Keyword is Keyword.Character or Keyword.Char,
            Keyword.Timestamp or Keyword.Time =>
                IsString(next.Kind) || next.Kind == TokenKind.LeftParenthesis
                || (next.Keyword is Keyword.With or Keyword.Without && Peek(2).Keyword == Keyword.Time),
            _ => false,
        };
    }

    private CastExpression ParseSystemTypeLiteral()
    {
        var start = Start;
        if (!At(Keyword.Interval))
        {
            var type = ParseSimpleTypeName(forLiteral: true);
            return FinishTypedLiteral(start, type);
        }

        var interval = Advance();
        var modifiers = ParsePrecision();
        var typeRange = RangeFrom(start);
        var literal = ParseStringLiteral();
        var fields = IntervalFields.None;
        if (modifiers.Count == 0)
        {
            fields = ParseIntervalFields(out modifiers);

            // The fields stand behind the string, which the type's text then holds too.
            typeRange = fields == IntervalFields.None && modifiers.Count == 0 ? typeRange : RangeFrom(start);
        }

        var name = new TypeName(typeRange, SystemName(interval.Range, "interval"), modifiers, NoBounds, Interval: fields);
        return new CastExpression(RangeFrom(start), literal, name, CastSyntax.TypedLiteral);
    }
}
