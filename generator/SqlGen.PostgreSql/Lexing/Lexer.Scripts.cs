namespace SqlGen.PostgreSql.Lexing;

/// <summary>What psql adds to SQL: backslash commands, and data between a COPY and its <c>\.</c>.</summary>
public sealed partial class Lexer
{
    private Keyword _firstWord = Keyword.NotAKeyword;
    private Keyword _lastWord;
    private bool _statementStarted;
    private bool _copiesFromStdin;
    private bool _copyDataFollows;
    private bool _noMoreCopyData;

    private void NoteWord(Keyword keyword)
    {
        if (!_statementStarted)
        {
            _statementStarted = true;
            _firstWord = keyword;
        }
        else if (_firstWord == Keyword.Copy && keyword == Keyword.Stdin && _lastWord == Keyword.From)
        {
            _copiesFromStdin = true;
        }

        _lastWord = keyword;
    }

    private Token Semicolon(int length)
    {
        _copyDataFollows = _copiesFromStdin && _options.PsqlCommands;
        _statementStarted = false;
        _copiesFromStdin = false;
        _firstWord = Keyword.NotAKeyword;
        return Take(TokenKind.Semicolon, length);
    }

    private Token Backslash()
    {
        if (CharAt(1) == ';')
        {
            return Semicolon(2);
        }

        _statementStarted = false;
        var end = _text.IndexOfAny(LineEnds, _position);
        return TakeUpTo(TokenKind.PsqlCommand, end < 0 ? _text.Length : end);
    }

    /// <summary>The data is what stands on the lines after the COPY's own; without a <c>\.</c> there is none.</summary>
    private bool TryCopyData(out Token token)
    {
        token = default;
        _copyDataFollows = false;
        var lineEnd = _position;
        while (lineEnd < _text.Length && _text[lineEnd] is ' ' or '\t' or '\r')
        {
            lineEnd++;
        }

        if (lineEnd >= _text.Length || _text[lineEnd] != '\n' || _noMoreCopyData)
        {
            return false;
        }

        var close = FindCopyEnd(lineEnd);
        if (close < 0)
        {
            _noMoreCopyData = true;
            return false;
        }

        token = TakeUpTo(TokenKind.CopyData, close);
        return true;
    }

    private int FindCopyEnd(int from)
    {
        while (true)
        {
            var close = _text.IndexOf("\n\\.", from, StringComparison.Ordinal);
            if (close < 0)
            {
                return -1;
            }

            var end = close + 3;
            if (end == _text.Length || _text[end] is '\n' or '\r')
            {
                return end;
            }

            from = end;
        }
    }
}
