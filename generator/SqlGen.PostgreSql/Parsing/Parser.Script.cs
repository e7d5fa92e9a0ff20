using System.Collections.Immutable;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    internal SqlScript ParseScript()
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
        while (true)
        {
            while (Accept(TokenKind.Semicolon))
            {
            }

            if (At(TokenKind.End))
            {
                return new SqlScript(_file, statements.ToImmutable(), _diagnostics) { Version = _options.Version };
            }

            statements.Add(ParseOneStatement());
        }
    }

    /// <summary>A statement up to its semicolon, which is left; an error gives it up, and only it.</summary>
    private Statement ParseOneStatement()
    {
        _statementIndex = _index;
        var start = Start;
        var statement = At(TokenKind.PsqlCommand) ? ParsePsqlCommand() : ParseStatement();
        if (statement is not PsqlCommand && !AtStatementEnd())
        {
            Fail();
        }

        if (_error is not { } error)
        {
            return statement;
        }

        _error = null;
        _index = FindStatementEnd(_failedIndex);
        _depth = 0;
        _height = 0;
        return new InvalidStatement(TextRange.FromBounds(start, Math.Max(start, PreviousEnd)), error);
    }

    private bool AtStatementEnd() => Current.Kind is TokenKind.Semicolon or TokenKind.End or TokenKind.PsqlCommand;

    private PsqlCommand ParsePsqlCommand()
    {
        var token = Advance();
        return new PsqlCommand(token.Range, _text.Substring(token.Start, token.Length).TrimEnd());
    }

    /// <summary>The next semicolon from a token on, but not one inside BEGIN ATOMIC … END or between the parentheses of a rule.</summary>
    private int FindStatementEnd(int from)
    {
        var isCreate = _tokens[_statementIndex].Keyword == Keyword.Create;
        var isRule = isCreate && (_tokens[Math.Min(_statementIndex + 1, _endIndex)].Keyword == Keyword.Rule
            || _tokens[Math.Min(_statementIndex + 3, _endIndex)].Keyword == Keyword.Rule);
        var nesting = 0;
        for (var i = isCreate ? _statementIndex : from; i < _endIndex; i++)
        {
            if (_tokens[i].Kind is not (TokenKind.Semicolon or TokenKind.PsqlCommand))
            {
                nesting += isRule ? ParenthesisNesting(i) : isCreate ? AtomicNesting(i, nesting) : 0;
            }
            else if ((i >= from && nesting <= 0) || BeginsDefinition(i + 1))
            {
                return i;
            }
        }

        return _endIndex;
    }

    // No body holds such a statement that the server would run: one that goes on up to here has lost its end.
    private bool BeginsDefinition(int index) =>
        _tokens[index].Keyword is Keyword.Create or Keyword.Alter or Keyword.Drop or Keyword.Grant or Keyword.Revoke or Keyword.Comment;

    private int ParenthesisNesting(int index) => _tokens[index].Kind switch
    {
        TokenKind.LeftParenthesis => 1,
        TokenKind.RightParenthesis => -1,
        _ => 0,
    };

    private int AtomicNesting(int index, int nesting) => _tokens[index].Keyword switch
    {
        Keyword.Atomic when nesting == 0 && index > 0 && _tokens[index - 1].Keyword == Keyword.Begin => 1,
        Keyword.Case when nesting > 0 => 1,
        Keyword.End when nesting > 0 => -1,
        _ => 0,
    };
}
