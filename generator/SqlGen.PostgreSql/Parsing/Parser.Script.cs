using System.Collections.Immutable;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    private readonly HashSet<string> _unsupportedKinds = [];

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
                return new SqlScript(statements.ToImmutable(), _diagnostics);
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

    /// <summary>Keeps the rest of the statement as it is; the first of a kind is reported.</summary>
    private UnsupportedStatement ParseUnsupportedStatement()
    {
        var start = Start;
        var kind = Keywords.GetText(Current.Keyword).ToUpperInvariant();
        if (Current.Keyword is Keyword.Create or Keyword.Alter or Keyword.Drop && Peek(1).Kind == TokenKind.Keyword)
        {
            kind += " " + Keywords.GetText(Peek(1).Keyword).ToUpperInvariant();
        }

        _index = FindStatementEnd(_index);
        var range = RangeFrom(start);
        if (_unsupportedKinds.Add(kind))
        {
            _diagnostics.Add(new SqlDiagnostic(SqlRules.StatementNotUnderstood, _file, range, $"{kind} is kept, but not understood"));
        }

        return new UnsupportedStatement(range, kind);
    }

    /// <summary>The next semicolon from a token on, but not one inside the body of a CREATE FUNCTION … BEGIN ATOMIC … END.</summary>
    private int FindStatementEnd(int from)
    {
        var isCreate = _tokens[_statementIndex].Keyword == Keyword.Create;
        var nesting = 0;
        var firstInside = -1;
        for (var i = isCreate ? _statementIndex : from; i < _endIndex; i++)
        {
            var token = _tokens[i];
            switch (token.Keyword)
            {
                case Keyword.Atomic when isCreate && nesting == 0 && _tokens[Math.Max(0, i - 1)].Keyword == Keyword.Begin:
                case Keyword.Case when nesting > 0:
                    nesting++;
                    break;
                case Keyword.End when nesting > 0:
                    nesting--;
                    break;
            }

            if (i < from || token.Kind is not (TokenKind.Semicolon or TokenKind.PsqlCommand))
            {
                continue;
            }

            if (nesting == 0)
            {
                return i;
            }

            firstInside = firstInside < 0 ? i : firstInside;
        }

        // A body that never ends is not a reason to lose the rest of the file.
        return firstInside < 0 ? _endIndex : firstInside;
    }
}
