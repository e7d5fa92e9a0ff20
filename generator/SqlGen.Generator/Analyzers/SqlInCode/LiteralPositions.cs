using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>Reads a string literal's source again, to know where each character of its value stands.</summary>
public static class LiteralPositions
{
    /// <summary>The start of each character of the token's value and the end of the last; null where they can't be told.</summary>
    /// <param name="token">A literal, or the text between the holes of an interpolated string.</param>
    /// <param name="value">What the token stands for.</param>
    /// <param name="open">What opens the string: <c>"</c>, <c>@"</c>, <c>$"""</c>.</param>
    /// <param name="indentation">What a raw string of several lines leaves out at the start of each line.</param>
    public static int[]? Of(SyntaxToken token, string value, string open, string indentation)
    {
        var isText = token.IsKind(SyntaxKind.InterpolatedStringTextToken);
        var isRaw = open.Contains("\"\"\"");
        var (start, end) = isText ? (0, token.Text.Length) : Content(token, open, isRaw);
        var reader = new Reader(token.Text, start, end, token.SpanStart, value);
        var isRead = isRaw ? reader.ReadRaw(indentation, StartsLine(token, isText))
            : open.Contains("@") ? reader.ReadVerbatim(isText)
            : reader.ReadEscaped(isText);
        return isRead ? reader.Positions : null;
    }

    private static bool StartsLine(SyntaxToken token, bool isText) =>
        !isText ? token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
        : token.SpanStart > 0 && token.SyntaxTree?.GetText()[token.SpanStart - 1] == '\n';

    private static (int Start, int End) Content(SyntaxToken token, string open, bool isRaw)
    {
        var text = token.Text;
        if (!isRaw)
        {
            return (open.Length, text.Length - 1);
        }

        var quotes = text.Length - text.TrimStart('"').Length;
        if (!token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        {
            return (quotes, text.Length - quotes);
        }

        // From the line after the opening quotes to the end of the line before the closing ones.
        var end = text.LastIndexOf('\n');
        return (text.IndexOf('\n') + 1, end > 0 && text[end - 1] == '\r' ? end - 1 : end);
    }

    private sealed class Reader(string text, int start, int end, int offset, string value)
    {
        private readonly List<int> _positions = [];
        private int _at = start;

        public int[] Positions => [.. _positions, offset + _at];

        public bool ReadRaw(string indentation, bool startsLine)
        {
            while (_at < end)
            {
                if (startsLine)
                {
                    // A line of nothing but space may be shorter than the indentation.
                    for (var i = 0; i < indentation.Length && _at < end && text[_at] is ' ' or '\t'; i++)
                    {
                        _at++;
                    }
                }

                startsLine = false;
                if (_at < end)
                {
                    startsLine = text[_at] == '\n';
                    if (!Take(text[_at], 1))
                    {
                        return false;
                    }
                }
            }

            return _positions.Count == value.Length;
        }

        public bool ReadVerbatim(bool isText)
        {
            while (_at < end)
            {
                if (!Take(text[_at], text[_at] == '"' || (isText && text[_at] is '{' or '}') ? 2 : 1))
                {
                    return false;
                }
            }

            return _positions.Count == value.Length;
        }

        public bool ReadEscaped(bool isText)
        {
            while (_at < end)
            {
                var c = text[_at];
                if (!(c == '\\' ? TakeEscape() : Take(c, isText && c is '{' or '}' ? 2 : 1)))
                {
                    return false;
                }
            }

            return _positions.Count == value.Length;
        }

        private bool TakeEscape() => _at + 1 < end && text[_at + 1] switch
        {
            'n' => Take('\n', 2),
            't' => Take('\t', 2),
            'r' => Take('\r', 2),
            '0' => Take('\0', 2),
            'a' => Take('\a', 2),
            'b' => Take('\b', 2),
            'f' => Take('\f', 2),
            'v' => Take('\v', 2),
            'e' => Take('\u001b', 2),
            'u' => TakeCode(4, 4),
            'x' => TakeCode(1, 4),
            'U' => TakeCode(8, 8),
            var c => Take(c, 2),
        };

        private bool TakeCode(int least, int most)
        {
            var digits = 0;
            long code = 0;
            while (digits < most && _at + 2 + digits < end && Uri.IsHexDigit(text[_at + 2 + digits]))
            {
                code = (code * 16) + Uri.FromHex(text[_at + 2 + digits++]);
            }

            if (digits < least || code > 0x10ffff)
            {
                return false;
            }

            if (code <= 0xffff)
            {
                return Take((char)code, 2 + digits);
            }

            var pair = char.ConvertFromUtf32((int)code);
            return Take(pair[0], 0) && Take(pair[1], 2 + digits);
        }

        private bool Take(char c, int length)
        {
            if (_positions.Count >= value.Length || value[_positions.Count] != c)
            {
                return false;
            }

            _positions.Add(offset + _at);
            _at += length;
            return true;
        }
    }
}
