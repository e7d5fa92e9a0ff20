using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>The tokens of a body, at their places in a file's text.</summary>
internal sealed record BodyText(SourceFile File, Token[] Tokens, IReadOnlyList<LexicalError> Errors, PostgresVersion Version)
{
    /// <summary>Reads a body that begins at a position of the file's text and stands there letter by letter.</summary>
    public static BodyText Read(SourceFile file, int start, string body, PostgresVersion version)
    {
        var list = TokenList.Read(body, ParseOptions.ServerOf(version).Lexer);
        var tokens = new Token[list.Count];
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = list.Items[i];
            tokens[i] = new Token(token.Kind, token.Keyword, token.Start + start, token.Length);
        }

        return new BodyText(file, tokens,
            [.. list.Errors.Select(e => e with { TokenStart = e.TokenStart + start, Position = e.Position + start })], version);
    }

    /// <summary>Some of the tokens as a text of their own.</summary>
    public SqlFragment Cut(IEnumerable<Token> tokens, int end) => Close([.. tokens], end);

    /// <summary>An expression, which PL/pgSQL reads as what follows SELECT.</summary>
    public SqlFragment CutExpression(IEnumerable<Token> tokens, int start, int end) =>
        Close([new Token(TokenKind.Keyword, Keyword.Select, start, 0), .. tokens], end);

    public SqlScript Parse(SqlFragment fragment) => new Parser(File, fragment.Tokens, Errors, Version).ParseScript();

    private static SqlFragment Close(List<Token> tokens, int end)
    {
        var start = tokens.Count > 0 ? tokens[0].Start : end;
        tokens.Add(new Token(TokenKind.End, Keyword.NotAKeyword, end, 0));
        return new SqlFragment(TextRange.FromBounds(start, Math.Max(start, end)), [.. tokens]);
    }
}
