using static SqlGen.PostgreSql.Lexing.CharacterClasses;

namespace SqlGen.PostgreSql.Lexing;

/// <summary>Cuts SQL text into tokens as PostgreSQL's scanner does; the tokens, trivia included, add up to the text.</summary>
public sealed partial class Lexer(string text, LexerOptions? options = null)
{
    private readonly string _text = text;
    private readonly LexerOptions _options = options ?? new LexerOptions();
    private readonly short[] _keywords = Keywords.SlotsOf((options ?? new LexerOptions()).Version);
    private readonly List<LexicalError> _errors = [];
    private int _position;

    /// <summary>What the scanner refused so far, in order of position.</summary>
    public IReadOnlyList<LexicalError> Errors => _errors;

    /// <summary>The next token; at the end of the text an empty <see cref="TokenKind.End"/>, again and again.</summary>
    public Token Next()
    {
        if (_position >= _text.Length)
        {
            return new Token(TokenKind.End, Keyword.NotAKeyword, _text.Length, 0);
        }

        if (_copyDataFollows && TryCopyData(out var copied))
        {
            return copied;
        }

        var c = _text[_position];
        if (IsIdentifierStart(c))
        {
            return Word(c);
        }

        if (IsSpace(c))
        {
            return Whitespace();
        }

        return c switch
        {
            '\'' => QuotedString(TokenKind.String, 1, "unterminated quoted string"),
            '"' => QuotedIdentifier(TokenKind.QuotedIdentifier, 1),
            '$' => Dollar(),
            >= '0' and <= '9' => Number(),
            '.' when IsDigit(CharAt(1)) => Number(),
            '.' when CharAt(1) == '.' => Take(TokenKind.DotDot, 2),
            '.' => Take(TokenKind.Dot, 1),
            ',' => Take(TokenKind.Comma, 1),
            '(' => Take(TokenKind.LeftParenthesis, 1),
            ')' => Take(TokenKind.RightParenthesis, 1),
            '[' => Take(TokenKind.LeftBracket, 1),
            ']' => Take(TokenKind.RightBracket, 1),
            ';' => Semicolon(1),
            ':' => Colon(),
            '\\' when _options.PsqlCommands => Backslash(),
            _ when IsOperator(c) => OperatorOrComment(c),
            _ => Take(TokenKind.Unknown, 1),
        };
    }

    private char CharAt(int offset) => _position + offset < _text.Length ? _text[_position + offset] : '\0';

    private Token Take(TokenKind kind, int length) => Take(kind, Keyword.NotAKeyword, length);

    private Token Take(TokenKind kind, Keyword keyword, int length)
    {
        var token = new Token(kind, keyword, _position, length);
        _position += length;
        return token;
    }

    private Token TakeUpTo(TokenKind kind, int end) => Take(kind, end - _position);

    /// <summary>A refused token; the server quotes it after its message.</summary>
    private Token Refuse(string message, int end, bool unterminated = false)
    {
        _errors.Add(new LexicalError(_position, _position, $"{message} at or near \"{_text.Substring(_position, end - _position)}\"", unterminated));
        return TakeUpTo(TokenKind.Error, end);
    }

    private Token Whitespace()
    {
        var end = _position + 1;
        while (end < _text.Length && IsSpace(_text[end]))
        {
            end++;
        }

        return TakeUpTo(TokenKind.Whitespace, end);
    }

    private Token Word(char first)
    {
        switch (CharAt(1))
        {
            case '\'':
                switch (first)
                {
                    case 'e' or 'E':
                        return EscapeString();
                    case 'b' or 'B':
                        return QuotedString(TokenKind.BitString, 2, "unterminated bit string literal");
                    case 'x' or 'X':
                        return QuotedString(TokenKind.HexString, 2, "unterminated hexadecimal string literal");
                    case 'n' or 'N':
                        // scan.l: N'…' is the keyword NCHAR and then an ordinary string.
                        return Take(TokenKind.Keyword, Keyword.Nchar, 1);
                }

                break;
            case '&' when first is 'u' or 'U':
                if (CharAt(2) == '\'')
                {
                    return QuotedString(TokenKind.UnicodeString, 3, "unterminated quoted string");
                }

                if (CharAt(2) == '"')
                {
                    return QuotedIdentifier(TokenKind.UnicodeIdentifier, 3);
                }

                break;
        }

        var text = _text;
        var hash = Keywords.HashSeed;
        var end = _position;
        do
        {
            hash = Keywords.AddToHash(hash, text[end++]);
        }
        while (end < text.Length && IsIdentifierPart(text[end]));

        var keyword = Keywords.Find(_keywords, text, _position, end - _position, hash);
        if (keyword == Keyword.NotAKeyword)
        {
            NoteWord(keyword);
            return TakeUpTo(TokenKind.Identifier, end);
        }

        NoteWord(keyword);
        return Take(TokenKind.Keyword, keyword, end - _position);
    }

    private Token Colon()
    {
        switch (CharAt(1))
        {
            case ':':
                return Take(TokenKind.TypeCast, 2);
            case '=':
                return Take(TokenKind.ColonEquals, 2);
            default:
                return _options.NamedParameters && IsIdentifierStart(CharAt(1)) ? NamedParameter() : Take(TokenKind.Colon, 1);
        }
    }

    private Token NamedParameter()
    {
        var end = _position + 2;
        while (end < _text.Length && IsIdentifierPart(_text[end]))
        {
            end++;
        }

        return TakeUpTo(TokenKind.NamedParameter, end);
    }
}
