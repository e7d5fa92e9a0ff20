using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Statements that run something: DO, CALL, EXPLAIN, PREPARE, EXECUTE; and cursors.</summary>
public sealed partial class Parser
{
    /// <summary>DO 'body' [LANGUAGE name], in any order</summary>
    private DoStatement ParseDo()
    {
        var start = Start;
        Expect(Keyword.Do);
        SqlString? body = null;
        Identifier? language = null;
        if (!AtString() && !At(Keyword.Language))
        {
            Fail("a string");
        }

        while (true)
        {
            if (AtString())
            {
                body = ParseString();
            }
            else if (Accept(Keyword.Language))
            {
                language = ParseWordOrString();
            }
            else
            {
                return new DoStatement(RangeFrom(start), body, language);
            }
        }
    }

    /// <summary>CALL name (arguments)</summary>
    private CallStatement ParseCall()
    {
        var start = Start;
        Expect(Keyword.Call);
        var callStart = Start;
        var call = ParseCall(callStart, ParseFunctionName());
        return new CallStatement(RangeFrom(start), call);
    }

    /// <summary>EXPLAIN [ANALYZE] [VERBOSE] | (options) statement</summary>
    private ExplainStatement ParseExplain()
    {
        var start = Start;
        Expect(Keyword.Explain);
        IReadOnlyList<DefinitionElement> options = [];
        if (At(TokenKind.LeftParenthesis) && AtExplainOption())
        {
            options = ParseUtilityOptions();
        }
        else
        {
            var words = new List<DefinitionElement>();
            if (At(Keyword.Analyze) || At(Keyword.Analyse))
            {
                words.Add(ParseExplainWord());
            }

            if (At(Keyword.Verbose))
            {
                words.Add(ParseExplainWord());
            }

            options = words;
        }

        var query = ParseExplainable();
        return new ExplainStatement(RangeFrom(start), query, options);
    }

    private DefinitionElement ParseExplainWord()
    {
        var word = ParseColumnLabel();
        return new DefinitionElement(word.Range, Namespace: null, word, Value: null);
    }

    // A query in parentheses begins with a reserved word, with VALUES (…), or with another parenthesis.
    private bool AtExplainOption() =>
        (IsNonReservedWord(Peek(1)) && !(Peek(1).Keyword == Keyword.Values && Peek(2).Kind == TokenKind.LeftParenthesis))
        || Peek(1).Keyword is Keyword.Analyze or Keyword.Analyse;

    /// <summary>A query, a change, or DECLARE, CREATE … AS, REFRESH, EXECUTE</summary>
    private Statement ParseExplainable()
    {
        switch (Current.Keyword)
        {
            case Keyword.Declare:
                return ParseDeclare();
            case Keyword.Create:
                return ParseExplainableCreate();
            case Keyword.Refresh:
                return ParseRefresh();
            case Keyword.Execute:
                return ParseExecute();
            default:
                return ParsePreparableStatement();
        }
    }

    /// <summary>PREPARE name [(types)] AS statement, or PREPARE TRANSACTION 'id'</summary>
    private Statement ParsePrepare()
    {
        var start = Start;
        Expect(Keyword.Prepare);
        if (At(Keyword.Transaction) && Peek(1).Keyword != Keyword.As && Peek(1).Kind != TokenKind.LeftParenthesis)
        {
            Advance();
            ParseString();
            return new TransactionStatement(RangeFrom(start), TransactionStatementKind.Prepare);
        }

        var name = ParseColumnId();
        var types = At(TokenKind.LeftParenthesis) ? ParseParenthesizedList(ParseTypeName) : [];
        Expect(Keyword.As);
        var query = ParsePreparableStatement();
        return new PrepareStatement(RangeFrom(start), name, types, query);
    }

    /// <summary>EXECUTE name [(arguments)]</summary>
    private ExecuteStatement ParseExecute()
    {
        var start = Start;
        Expect(Keyword.Execute);
        var name = ParseColumnId();
        var arguments = At(TokenKind.LeftParenthesis) ? ParseParenthesizedExpressions() : [];
        return new ExecuteStatement(RangeFrom(start), name, arguments);
    }

    /// <summary>DEALLOCATE [PREPARE] name | ALL</summary>
    private UtilityStatement ParseDeallocate()
    {
        var start = Start;
        Expect(Keyword.Deallocate);

        // PREPARE is an ordinary name too.
        if (At(Keyword.Prepare) && (IsColumnId(Peek(1)) || Peek(1).Keyword == Keyword.All))
        {
            Advance();
        }

        if (!Accept(Keyword.All))
        {
            ParseColumnId();
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.Deallocate);
    }

    /// <summary>DECLARE name [BINARY | SCROLL | …] CURSOR [WITH | WITHOUT HOLD] FOR query</summary>
    private DeclareCursorStatement ParseDeclare()
    {
        var start = Start;
        Expect(Keyword.Declare);
        var name = ParseColumnId();
        while (Current.Keyword is Keyword.No or Keyword.Scroll or Keyword.Binary or Keyword.Asensitive or Keyword.Insensitive)
        {
            if (Advance().Keyword == Keyword.No)
            {
                Expect(Keyword.Scroll);
            }
        }

        Expect(Keyword.Cursor);
        if (Accept(Keyword.With) || Accept(Keyword.Without))
        {
            Expect(Keyword.Hold);
        }

        Expect(Keyword.For);
        var query = ParseQuery();
        return new DeclareCursorStatement(RangeFrom(start), name, query);
    }

    /// <summary>FETCH | MOVE [direction] [FROM | IN] cursor</summary>
    private UtilityStatement ParseFetch()
    {
        var start = Start;
        Advance();
        ParseFetchDirection();
        if (!Accept(Keyword.From))
        {
            Accept(Keyword.In);
        }

        ParseColumnId();
        return new UtilityStatement(RangeFrom(start), UtilityKind.Fetch);
    }

    // The words are ordinary names too: one is a direction if a cursor follows it.
    private void ParseFetchDirection()
    {
        if (AtSignedNumber() || At(TokenKind.Plus) || At(TokenKind.Minus))
        {
            ParseSignedInteger();
            return;
        }

        if (Accept(Keyword.All))
        {
            return;
        }

        var next = Peek(1);
        var numberFollows = next.Kind is TokenKind.Integer or TokenKind.Number or TokenKind.Plus or TokenKind.Minus;
        var cursorFollows = IsColumnId(next) || next.Keyword is Keyword.From or Keyword.In;
        switch (Current.Keyword)
        {
            case Keyword.Next or Keyword.Prior or Keyword.First or Keyword.Last when cursorFollows:
                Advance();
                break;
            case Keyword.Absolute or Keyword.Relative when numberFollows:
                Advance();
                ParseSignedInteger();
                break;
            case Keyword.Forward or Keyword.Backward when numberFollows:
                Advance();
                ParseSignedInteger();
                break;
            case Keyword.Forward or Keyword.Backward when cursorFollows || next.Keyword == Keyword.All:
                Advance();
                Accept(Keyword.All);
                break;
        }
    }

    /// <summary>CLOSE name | ALL</summary>
    private UtilityStatement ParseClose()
    {
        var start = Start;
        Expect(Keyword.Close);
        if (!Accept(Keyword.All))
        {
            ParseColumnId();
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.Close);
    }
}
