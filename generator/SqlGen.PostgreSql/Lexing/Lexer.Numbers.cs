using static SqlGen.PostgreSql.Lexing.CharacterClasses;

namespace SqlGen.PostgreSql.Lexing;

public sealed partial class Lexer
{
    private Token Number()
    {
        var text = _text;
        if (text[_position] == '0')
        {
            switch (CharAt(1))
            {
                case 'x' or 'X':
                    return RadixInteger(16, "invalid hexadecimal integer");
                case 'o' or 'O':
                    return RadixInteger(8, "invalid octal integer");
                case 'b' or 'B':
                    return RadixInteger(2, "invalid binary integer");
            }
        }

        var end = SkipDigits(_position);
        var integerEnd = end;
        if (end < text.Length && text[end] == '.')
        {
            if (end + 1 < text.Length && text[end + 1] == '.')
            {
                // "1..10" is 1, "..", 10
                return TakeUpTo(IntegerKind(end, 10), end);
            }

            end = SkipDigits(end + 1);
        }

        var isInteger = end == integerEnd;
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var exponent = end + 1;
            var signed = exponent < text.Length && text[exponent] is '+' or '-';
            exponent += signed ? 1 : 0;
            if (exponent < text.Length && IsDigit(text[exponent]))
            {
                end = SkipDigits(exponent);
                isInteger = false;
            }
            else if (signed)
            {
                return Refuse("trailing junk after numeric literal", exponent);
            }
        }

        return RefuseJunk(integerEnd, end) is { } junk ? junk : TakeUpTo(isInteger ? IntegerKind(end, 10) : TokenKind.Number, end);
    }

    private Token RadixInteger(int radix, string invalid)
    {
        var end = _position + 2;
        while (end < _text.Length && (IsDigitOf(radix, _text[end])
            || (_text[end] == '_' && end + 1 < _text.Length && IsDigitOf(radix, _text[end + 1]))))
        {
            end++;
        }

        var digits = end > _position + 2;
        if (!digits && end < _text.Length && _text[end] == '_')
        {
            end++;
        }

        if (RefuseJunk(_position + 1, end) is { } junk)
        {
            return junk;
        }

        return digits ? TakeUpTo(IntegerKind(end, radix), end) : Refuse(invalid, end);
    }

    /// <summary>scan.l takes the longest match: an identifier glued to a number makes junk of both.</summary>
    private Token? RefuseJunk(int integerEnd, int end)
    {
        var junk = IdentifierEnd(end);
        if (junk == end)
        {
            junk = IdentifierEnd(integerEnd);
        }

        return junk > end ? Refuse("trailing junk after numeric literal", junk) : null;
    }

    private int IdentifierEnd(int start)
    {
        var end = start;
        if (end < _text.Length && IsIdentifierStart(_text[end]))
        {
            do
            {
                end++;
            }
            while (end < _text.Length && IsIdentifierPart(_text[end]));
        }

        return end;
    }

    private int SkipDigits(int end)
    {
        while (end < _text.Length && (IsDigit(_text[end])
            || (_text[end] == '_' && end > _position && IsDigit(_text[end - 1]) && end + 1 < _text.Length && IsDigit(_text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private TokenKind IntegerKind(int end, int radix)
    {
        long value = 0;
        for (var i = radix == 10 ? _position : _position + 2; i < end; i++)
        {
            if (_text[i] == '_')
            {
                continue;
            }

            value = (value * radix) + DigitValue(_text[i]);
            if (value > int.MaxValue)
            {
                return TokenKind.Number;
            }
        }

        return TokenKind.Integer;
    }

    private static bool IsDigitOf(int radix, char c) => IsHexDigit(c) && DigitValue(c) < radix;

    private static int DigitValue(char c) => IsDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}
