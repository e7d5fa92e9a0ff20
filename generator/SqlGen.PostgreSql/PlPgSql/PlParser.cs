using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>Reads the block structure of a PL/pgSQL body as pl_gram.y does: SQL is whatever stands up to a semicolon or the next word of PL/pgSQL.</summary>
internal sealed partial class PlParser
{
    private const int MaxDepth = 100;

    private readonly BodyText _body;
    private readonly Token[] _tokens;
    private readonly string _text;
    private int _index;
    private int _depth;
    private bool _failed;

    private PlParser(BodyText body)
    {
        _body = body;
        _tokens = body.Tokens;
        _text = body.File.Text;
    }

    /// <summary>The body's outermost block; null if the text is none.</summary>
    public static PlBlock? Parse(BodyText body)
    {
        var parser = new PlParser(body);
        var block = parser.ParseStatement() as PlBlock;
        return parser._failed || parser._tokens[parser._index].Kind != TokenKind.End ? null : block;
    }

    private bool AtEnd => _failed || _tokens[_index].Kind == TokenKind.End;

    private bool At(string word) => IsWord(_index, word);

    private bool IsWord(int index, string word)
    {
        if (_failed || index >= _tokens.Length)
        {
            return false;
        }

        var token = _tokens[index];
        return token.Length == word.Length && token.Kind is TokenKind.Identifier or TokenKind.Keyword
            && string.Compare(_text, token.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private bool IsSymbol(int index, string symbol) =>
        index < _tokens.Length && _tokens[index].Length == symbol.Length && string.CompareOrdinal(_text, _tokens[index].Start, symbol, 0, symbol.Length) == 0;

    private bool Accept(string word)
    {
        if (!At(word))
        {
            return false;
        }

        _index++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Accept(word))
        {
            _failed = true;
        }
    }

    private void ExpectSemicolon()
    {
        if (_tokens[_index].Kind == TokenKind.Semicolon)
        {
            _index++;
        }
        else if (_tokens[_index].Kind != TokenKind.End)
        {
            _failed = true;
        }
    }

    private bool IsName(int index) =>
        index < _tokens.Length && _tokens[index].Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.Keyword;

    private string Name(int index)
    {
        var token = _tokens[index];
        return token.Kind == TokenKind.QuotedIdentifier
            ? TokenText.GetQuotedIdentifier(_text, token)
            : _text.Substring(token.Start, token.Length).ToLowerInvariant();
    }

    /// <summary>A variable or a field of one, which counts as the variable.</summary>
    private string? ParseTarget()
    {
        if (!IsName(_index))
        {
            return null;
        }

        var name = Name(_index++);
        while (_tokens[_index].Kind == TokenKind.Dot && IsName(_index + 1))
        {
            _index += 2;
        }

        return name;
    }

    private List<string> ParseTargets()
    {
        Accept("strict");
        var targets = new List<string>();
        do
        {
            if (ParseTarget() is not { } name)
            {
                break;
            }

            targets.Add(name);
        }
        while (_tokens[_index].Kind == TokenKind.Comma && ++_index > 0);

        return targets;
    }

    /// <summary>The next token at the same level of parentheses that ends the piece; the end where there is none.</summary>
    private int Find(int from, Func<int, bool> isEnd)
    {
        var nesting = 0;
        for (var i = from; ; i++)
        {
            var kind = _tokens[i].Kind;
            if (kind == TokenKind.End || (nesting <= 0 && (kind == TokenKind.Semicolon || isEnd(i))))
            {
                return i;
            }

            nesting += kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket ? 1 : kind is TokenKind.RightParenthesis or TokenKind.RightBracket ? -1 : 0;
        }
    }

    private int Find(int from, params string[] words) => Find(from, i => Array.Exists(words, w => IsWord(i, w)));

    private SqlFragment Expression(int from, int to) =>
        _body.CutExpression(Slice(from, to), _tokens[from].Start, to > from ? _tokens[to - 1].End : _tokens[from].Start);

    private SqlFragment Sql(int from, int to) => _body.Cut(Slice(from, to), to > from ? _tokens[to - 1].End : _tokens[from].Start);

    private IEnumerable<Token> Slice(int from, int to) => new ArraySegment<Token>(_tokens, from, Math.Max(0, to - from));

    /// <summary>An expression up to a word, which is taken.</summary>
    private SqlFragment ExpressionUpTo(string word)
    {
        var start = _index;
        _index = Find(start, word);
        var expression = Expression(start, _index);
        Expect(word);
        return expression;
    }

    private TextRange RangeFrom(int start) => TextRange.FromBounds(_tokens[start].Start, _tokens[Math.Max(start, _index - 1)].End);
}
