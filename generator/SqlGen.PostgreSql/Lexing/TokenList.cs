namespace SqlGen.PostgreSql.Lexing;

/// <summary>The tokens of a text as the parser sees them: without trivia, and U&amp;'…' UESCAPE '…' as one.</summary>
public sealed class TokenList
{
    private readonly string _text;
    private readonly Lexer _lexer;
    private readonly List<LexicalError> _errors = [];
    private Token[] _tokens;

    private TokenList(string text, LexerOptions options)
    {
        _text = text;
        _lexer = new Lexer(text, options);

        // A token and the space before it take about six characters in dumps.
        _tokens = new Token[(text.Length / 6) + 16];
    }

    public int Count { get; private set; }

    public IReadOnlyList<LexicalError> Errors => _errors;

    /// <summary>The array that holds the tokens; the last of <see cref="Count"/> is the end.</summary>
    public Token[] Items => _tokens;

    public static TokenList Read(string text, LexerOptions options)
    {
        var list = new TokenList(text, options);
        list.ReadAll();
        return list;
    }

    private void ReadAll()
    {
        var token = NextVisible();
        while (token.Kind != TokenKind.End)
        {
            if (token.Kind is TokenKind.UnicodeString or TokenKind.UnicodeIdentifier)
            {
                var following = NextVisible();
                token = MergeUnicode(token, ref following);
                Add(token);
                token = following;
                continue;
            }

            Add(token);
            token = NextVisible();
        }

        Add(token);
        _errors.AddRange(_lexer.Errors);
        _errors.Sort((left, right) => left.TokenStart.CompareTo(right.TokenStart));
    }

    private Token NextVisible()
    {
        Token token;
        do
        {
            token = _lexer.Next();
        }
        while (token.IsTrivia);

        return token;
    }

    private void Add(Token token)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _tokens.Length * 2);
        }

        _tokens[Count++] = token;
    }

    private Token MergeUnicode(Token token, ref Token following)
    {
        var escape = '\\';
        var bodyEnd = token.End;
        if (following.Keyword == Keyword.Uescape)
        {
            var third = NextVisible();
            if (!IsSimpleString(third))
            {
                following = third;
                var error = new LexicalError(token.Start, third.Start,
                    "UESCAPE must be followed by a simple string literal" + Near(third), false);
                return Refuse(token, error);
            }

            var value = TokenText.GetString(_text, third);
            if (value.Length != 1 || !UnicodeEscapes.IsEscapeCharacter(value[0]))
            {
                following = NextVisible();
                return Refuse(token, new LexicalError(token.Start, third.Start, "invalid Unicode escape character" + Near(third), false));
            }

            escape = value[0];
            token = new Token(token.Kind, Keyword.NotAKeyword, token.Start, third.End - token.Start);
            following = NextVisible();
        }

        var raw = TokenText.GetUnicodeBody(_text, token.Start, bodyEnd);
        UnicodeEscapes.Decode(raw, escape, out var message, out var offset);
        return message is null
            ? token
            : Refuse(token, new LexicalError(token.Start, token.Start + 3 + offset, message, false));
    }

    private static bool IsSimpleString(Token token) =>
        token.Kind is TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString;

    private string Near(Token token) =>
        token.Kind == TokenKind.End ? " at end of input" : $" at or near \"{_text.Substring(token.Start, token.Length)}\"";

    private Token Refuse(Token token, LexicalError error)
    {
        _errors.Add(error);
        return new Token(TokenKind.Error, Keyword.NotAKeyword, token.Start, token.Length);
    }
}
