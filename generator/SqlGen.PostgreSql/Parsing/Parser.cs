using System.Collections.Immutable;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>
/// A recursive-descent parser of PostgreSQL's grammar. After the first error of a statement the cursor stands at a virtual end of the
/// text: nothing is accepted there, further errors are silent, every loop ends; so no method needs to ask whether there was an error.
/// </summary>
public sealed partial class Parser
{
    private readonly SourceFile _file;
    private readonly string _text;
    private readonly ParseOptions _options;
    private readonly IReadOnlyList<LexicalError> _lexicalErrors;
    private readonly Token[] _tokens;
    private readonly int _endIndex;
    private readonly IdentifierPool _names;
    private readonly List<SqlDiagnostic> _diagnostics = [];
    private int _index;
    private int _statementIndex;
    private int _failedIndex = -1;
    private SyntaxError? _error;

    internal Parser(SourceFile file, ParseOptions options)
    {
        _file = file;
        _text = file.Text;
        _options = options;
        var list = TokenList.Read(_text, options.Lexer);
        _tokens = list.Items;
        _endIndex = list.Count - 1;
        _lexicalErrors = list.Errors;
        _names = new IdentifierPool(_text);
    }

    private ref readonly Token Current => ref _tokens[_index];

    private bool HasFailed => _error is not null;

    /// <summary>Whether the grammar is that of 18 or later.</summary>
    private bool Is18 => _options.Version >= PostgresVersion.V18;

    private int Start => _tokens[_index].Start;

    /// <summary>The end of the last token taken.</summary>
    private int PreviousEnd => _index == 0 ? 0 : _tokens[(HasFailed ? _failedIndex : _index) is var i and > 0 ? i - 1 : 0].End;

    private ref readonly Token Peek(int offset) => ref _tokens[Math.Min(_index + offset, _endIndex)];

    private bool At(TokenKind kind) => _tokens[_index].Kind == kind;

    private bool At(Keyword keyword) => _tokens[_index].Keyword == keyword;

    /// <summary>Whether the next tokens are these two keywords.</summary>
    private bool At(Keyword first, Keyword second) => At(first) && Peek(1).Keyword == second;

    private bool At(Keyword first, Keyword second, Keyword third) => At(first, second) && Peek(2).Keyword == third;

    private Token Advance()
    {
        var token = _tokens[_index];
        if (_index < _endIndex)
        {
            _index++;
        }

        return token;
    }

    private bool Accept(TokenKind kind)
    {
        if (!At(kind))
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool Accept(Keyword keyword)
    {
        if (!At(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Takes both keywords or none.</summary>
    private bool Accept(Keyword first, Keyword second)
    {
        if (!At(first, second))
        {
            return false;
        }

        Advance();
        Advance();
        return true;
    }

    private bool Accept(Keyword first, Keyword second, Keyword third)
    {
        if (!At(first, second, third))
        {
            return false;
        }

        Advance();
        Advance();
        Advance();
        return true;
    }

    private Token Expect(TokenKind kind)
    {
        if (!At(kind))
        {
            Fail(Describe(kind));
        }

        return Advance();
    }

    private Token Expect(Keyword keyword)
    {
        if (!At(keyword))
        {
            Fail(Keywords.GetText(keyword).ToUpperInvariant());
        }

        return Advance();
    }

    private void Expect(Keyword first, Keyword second)
    {
        Expect(first);
        Expect(second);
    }

    /// <summary>The range from a position to the end of the last token taken.</summary>
    private TextRange RangeFrom(int start) => TextRange.FromBounds(start, Math.Max(start, PreviousEnd));

    /// <summary>One or more elements with commas between them.</summary>
    private IReadOnlyList<T> ParseCommaList<T>(Func<T> parseElement)
    {
        var first = parseElement();
        if (!At(TokenKind.Comma))
        {
            return [first];
        }

        var elements = ImmutableArray.CreateBuilder<T>();
        elements.Add(first);
        while (Accept(TokenKind.Comma))
        {
            elements.Add(parseElement());
        }

        return elements.ToImmutable();
    }

    /// <summary>One or more elements in parentheses.</summary>
    private IReadOnlyList<T> ParseParenthesizedList<T>(Func<T> parseElement)
    {
        Expect(TokenKind.LeftParenthesis);
        var elements = ParseCommaList(parseElement);
        Expect(TokenKind.RightParenthesis);
        return elements;
    }

    private static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.LeftParenthesis => "\"(\"",
        TokenKind.RightParenthesis => "\")\"",
        TokenKind.LeftBracket => "\"[\"",
        TokenKind.RightBracket => "\"]\"",
        TokenKind.Comma => "\",\"",
        TokenKind.Dot => "\".\"",
        TokenKind.Equal => "\"=\"",
        TokenKind.Integer => "a whole number",
        TokenKind.String => "a string",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
