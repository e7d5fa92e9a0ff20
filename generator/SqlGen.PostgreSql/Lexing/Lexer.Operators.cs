using static SqlGen.PostgreSql.Lexing.CharacterClasses;

namespace SqlGen.PostgreSql.Lexing;

public sealed partial class Lexer
{
    // NAMEDATALEN: an operator of 64 bytes or more is refused, not truncated.
    private const int MaxOperatorLength = 63;

    private Token OperatorOrComment(char first)
    {
        var next = CharAt(1);
        if (first == '-' && next == '-')
        {
            return LineComment();
        }

        if (first == '/' && next == '*')
        {
            return BlockComment();
        }

        if (first == '@' && _options.NamedParameters && IsIdentifierStart(next))
        {
            return NamedParameter();
        }

        if (!IsOperator(next))
        {
            return Take(SingleOperator(first), 1);
        }

        var length = OperatorLength();
        if (length == 1)
        {
            return Take(SingleOperator(first), 1);
        }

        if (length == 2)
        {
            switch (first)
            {
                case '=' when next == '>':
                    return Take(TokenKind.EqualsGreater, 2);
                case '<' when next == '=':
                    return Take(TokenKind.LessEqual, 2);
                case '>' when next == '=':
                    return Take(TokenKind.GreaterEqual, 2);
                case '<' when next == '>':
                case '!' when next == '=':
                    return Take(TokenKind.NotEqual, 2);
            }
        }

        return length > MaxOperatorLength ? Refuse("operator too long", _position + length) : Take(TokenKind.Operator, length);
    }

    /// <summary>The length of the operator at the position, ended by a comment's start and freed of trailing signs.</summary>
    private int OperatorLength()
    {
        var text = _text;
        var end = _position;
        var mayEndInSign = false;
        while (end < text.Length && IsOperator(text[end]))
        {
            if (end + 1 < text.Length && ((text[end] == '/' && text[end + 1] == '*') || (text[end] == '-' && text[end + 1] == '-')))
            {
                break;
            }

            // As Npgsql has it: in "a=@b" a parameter follows, in "a @@b" none does.
            if (_options.NamedParameters && text[end] == '@' && end > _position && text[end - 1] != '@' && end + 1 < text.Length && IsIdentifierStart(text[end + 1]))
            {
                break;
            }

            end++;
        }

        var length = end - _position;

        // scan.l: an operator may end in + or - only if it also contains one of ~ ! @ # % ^ & | ` ? before its last character.
        for (var i = _position; i < end - 1 && !mayEndInSign; i++)
        {
            mayEndInSign = text[i] is '~' or '!' or '@' or '#' or '%' or '^' or '&' or '|' or '`' or '?';
        }

        while (!mayEndInSign && length > 1 && text[_position + length - 1] is ('+' or '-'))
        {
            length--;
        }

        return length;
    }

    private static TokenKind SingleOperator(char c) => c switch
    {
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Star,
        '/' => TokenKind.Slash,
        '%' => TokenKind.Percent,
        '^' => TokenKind.Caret,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '=' => TokenKind.Equal,
        _ => TokenKind.Operator,
    };

    private Token LineComment()
    {
        var end = _text.IndexOfAny(LineEnds, _position);
        return TakeUpTo(TokenKind.LineComment, end < 0 ? _text.Length : end);
    }

    private Token BlockComment()
    {
        var text = _text;
        var depth = 1;
        var end = _position + 2;
        while (end + 1 < text.Length)
        {
            if (text[end] == '*' && text[end + 1] == '/')
            {
                end += 2;
                if (--depth == 0)
                {
                    return TakeUpTo(TokenKind.BlockComment, end);
                }
            }
            else if (text[end] == '/' && text[end + 1] == '*')
            {
                depth++;
                end += 2;
            }
            else
            {
                end++;
            }
        }

        return Refuse("unterminated /* comment", text.Length, unterminated: true);
    }

    private static readonly char[] LineEnds = ['\n', '\r'];
}
