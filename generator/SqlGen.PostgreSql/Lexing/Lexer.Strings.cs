using System.Globalization;
using SqlGen.PostgreSql.Text;
using static SqlGen.PostgreSql.Lexing.CharacterClasses;

namespace SqlGen.PostgreSql.Lexing;

public sealed partial class Lexer
{
    /// <summary>A string whose only escape is the doubled quote, with its continuations.</summary>
    private Token QuotedString(TokenKind kind, int prefix, string unterminated)
    {
        var text = _text;
        var from = _position + prefix;
        while (true)
        {
            var quote = text.IndexOf('\'', from);
            if (quote < 0)
            {
                return Refuse(unterminated, text.Length, unterminated: true);
            }

            // In a bit string a doubled quote ends the string, too; the second quote then starts another token.
            if (quote + 1 < text.Length && text[quote + 1] == '\'' && kind is not (TokenKind.BitString or TokenKind.HexString))
            {
                from = quote + 2;
                continue;
            }

            var continued = FindContinuation(quote + 1);
            if (continued < 0)
            {
                return TakeUpTo(kind, quote + 1);
            }

            from = continued;
        }
    }

    /// <summary>Where a string goes on after its quote: after a further quote that only white space with a newline separates; -1 if it ends.</summary>
    private int FindContinuation(int position)
    {
        var text = _text;
        var newline = false;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '\'')
            {
                return newline ? position + 1 : -1;
            }

            if (IsSpace(c))
            {
                newline |= c is '\n' or '\r';
                position++;
            }
            else if (c == '-' && position + 1 < text.Length && text[position + 1] == '-')
            {
                position = text.IndexOfAny(LineEnds, position);
                if (position < 0)
                {
                    return -1;
                }
            }
            else
            {
                return -1;
            }
        }

        return -1;
    }

    private Token EscapeString()
    {
        var text = _text;
        var end = _position + 2;
        while (end < text.Length)
        {
            switch (text[end])
            {
                case '\\':
                    var length = EscapeLength(end, out var error, out var place);
                    if (error is not null)
                    {
                        return RefuseEscape(place, error);
                    }

                    end += length;
                    break;
                case '\'' when end + 1 < text.Length && text[end + 1] == '\'':
                    end += 2;
                    break;
                case '\'':
                    var continued = FindContinuation(end + 1);
                    if (continued < 0)
                    {
                        return TakeUpTo(TokenKind.EscapeString, end + 1);
                    }

                    end = continued;
                    break;
                default:
                    end++;
                    break;
            }
        }

        return Refuse("unterminated quoted string", text.Length, unterminated: true);
    }

    /// <summary>The token still covers the whole string, so that one bad escape does not turn the rest into code.</summary>
    private Token RefuseEscape(int position, string message)
    {
        var end = position < _text.Length && _text[position] == '\\' ? position + 2 : position;
        while (end < _text.Length && _text[end] != '\'')
        {
            end += _text[end] == '\\' ? 2 : 1;
        }

        _errors.Add(new LexicalError(_position, position, message, false));
        return TakeUpTo(TokenKind.Error, Math.Min(end + 1, _text.Length));
    }

    private int EscapeLength(int position, out string? error, out int place)
    {
        error = null;
        place = position;
        if (position + 1 >= _text.Length || _text[position + 1] is not ('u' or 'U'))
        {
            return 2;
        }

        if (!TryReadUnicodeEscape(position, out var code, out var length))
        {
            error = "invalid Unicode escape";
            return length;
        }

        if (code is >= 0xDC00 and <= 0xDFFF)
        {
            error = NearEscape("invalid Unicode surrogate pair", position, length);
        }
        else if (code is >= 0xD800 and <= 0xDBFF)
        {
            var second = position + length;
            var isEscape = TryReadUnicodeEscape(second, out var low, out var lowLength);
            if (isEscape && low is >= 0xDC00 and <= 0xDFFF)
            {
                length += lowLength;
            }
            else
            {
                place = second;
                error = lowLength > 2 && !isEscape ? "invalid Unicode escape"
                    : NearEscape("invalid Unicode surrogate pair", second, isEscape ? lowLength : Math.Min(1, _text.Length - second));
            }
        }
        else if (code is 0 or > 0x10FFFF)
        {
            error = NearEscape("invalid Unicode escape value", position, length);
        }

        return length;
    }

    private string NearEscape(string message, int position, int length) =>
        length == 0 ? message + " at end of input" : $"{message} at or near \"{_text.Substring(position, length)}\"";

    private bool TryReadUnicodeEscape(int position, out uint code, out int length)
    {
        code = 0;
        var isUnicode = position + 1 < _text.Length && _text[position] == '\\' && _text[position + 1] is 'u' or 'U';
        var digits = !isUnicode ? 0 : _text[position + 1] == 'u' ? 4 : 8;
        length = digits + 2;
        for (var i = position + 2; i < position + length; i++)
        {
            if (i >= _text.Length || !IsHexDigit(_text[i]))
            {
                return false;
            }

            code = (code << 4) + (uint)DigitValue(_text[i]);
        }

        return digits > 0;
    }

    private Token QuotedIdentifier(TokenKind kind, int prefix)
    {
        var text = _text;
        var from = _position + prefix;
        while (true)
        {
            var quote = text.IndexOf('"', from);
            if (quote < 0)
            {
                return Refuse("unterminated quoted identifier", text.Length, unterminated: true);
            }

            if (quote + 1 < text.Length && text[quote + 1] == '"')
            {
                from = quote + 2;
                continue;
            }

            NoteWord(Keyword.NotAKeyword);
            if (quote == _position + prefix)
            {
                return Refuse("zero-length delimited identifier", quote + 1);
            }

            return TakeUpTo(kind, quote + 1);
        }
    }

    private Token Dollar()
    {
        var text = _text;
        if (IsDigit(CharAt(1)))
        {
            var number = _position + 2;
            while (number < text.Length && IsDigit(text[number]))
            {
                number++;
            }

            var junk = IdentifierEnd(number);
            return junk > number ? Refuse("trailing junk after parameter", junk)
                : _options.Version >= PostgresVersion.V18 && !int.TryParse(text.Substring(_position + 1, number - _position - 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
                    ? Refuse("parameter number too large", number)
                : TakeUpTo(TokenKind.Parameter, number);
        }

        var tagEnd = _position + 1;
        if (tagEnd < text.Length && IsIdentifierStart(text[tagEnd]))
        {
            while (tagEnd < text.Length && text[tagEnd] != '$' && IsIdentifierPart(text[tagEnd]))
            {
                tagEnd++;
            }
        }

        if (tagEnd >= text.Length || text[tagEnd] != '$')
        {
            return Take(TokenKind.Unknown, 1);
        }

        var delimiter = text.Substring(_position, tagEnd + 1 - _position);
        var close = text.IndexOf(delimiter, tagEnd + 1, StringComparison.Ordinal);
        return close < 0
            ? Refuse("unterminated dollar-quoted string", text.Length, unterminated: true)
            : TakeUpTo(TokenKind.DollarString, close + delimiter.Length);
    }
}
