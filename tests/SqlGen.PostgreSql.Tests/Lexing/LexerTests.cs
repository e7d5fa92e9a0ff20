using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Lexing;

public sealed class LexerTests
{
    [Theory]
    [InlineData("select Foo \"Bar\" 1 1.5 $1", "Select Identifier QuotedIdentifier Integer Number Parameter")]
    [InlineData("'a''b' E'\\'' B'01' X'ff' U&'d' U&\"d\" $$x$$ $a$ $b$ $a$", "String EscapeString BitString HexString UnicodeString UnicodeIdentifier DollarString DollarString")]
    [InlineData("N'x'", "Nchar String")]
    [InlineData(":: := : .. . , ; => <= >= <> != ( ) [ ]", "TypeCast ColonEquals Colon DotDot Dot Comma Semicolon EqualsGreater LessEqual GreaterEqual NotEqual NotEqual LeftParenthesis RightParenthesis LeftBracket RightBracket")]
    [InlineData("1..10", "Integer DotDot Integer")]
    [InlineData("0xFF 0o17 0b11 1_000 2147483648 1e3 .5 5.", "Integer Integer Integer Integer Number Number Number Number")]
    public void Every_kind_of_token_is_recognised(string sql, string kinds) => Assert.Equal(kinds, Describe(sql));

    [Theory]
    [InlineData("a=-1", "a|=|-|1")]
    [InlineData("a?-b", "a|?-|b")]
    [InlineData("a+-b", "a|+|-|b")]
    [InlineData("a@-b", "a|@-|b")]
    [InlineData("a<->b", "a|<->|b")]
    [InlineData("a*-- c\n1", "a|*|1")]
    [InlineData("a+/* c */1", "a|+|1")]
    public void An_operator_ends_in_a_sign_only_with_a_character_that_allows_it(string sql, string tokens) =>
        Assert.Equal(tokens, string.Join("|", Tokens(sql).Select(token => sql.Substring(token.Start, token.Length))));

    [Fact]
    public void Comments_nest()
    {
        var tokens = Tokens("/* a /* b */ c */ select");

        Assert.Equal(Keyword.Select, Assert.Single(tokens).Keyword);
    }

    [Theory]
    [InlineData("'a'\n  'b'", "ab")]
    [InlineData("'a' -- one\n 'b' -- two\n 'c'", "abc")]
    [InlineData("E'a\\n\\x41\\101\\u0042\\''\n'\\t'", "a\nAAB'\t")]
    [InlineData("E'\\xc3\\xa9'", "é")]
    [InlineData("E'\\ud83d\\ude00'", "😀")]
    [InlineData("U&'d\\0061t\\+000061'", "data")]
    [InlineData("U&'d!0061' UESCAPE '!'", "da")]
    [InlineData("$tag$it's $$ fine$tag$", "it's $$ fine")]
    [InlineData("'it''s'", "it's")]
    public void A_string_token_holds_its_value(string sql, string value)
    {
        var list = TokenList.Read(sql, new LexerOptions());

        Assert.Equal(2, list.Count);
        Assert.Equal(value, TokenText.GetString(sql, list.Items[0]));
    }

    [Theory]
    [InlineData("'a", "unterminated quoted string at or near \"'a\"", true)]
    [InlineData("\"a", "unterminated quoted identifier at or near \"\"a\"", true)]
    [InlineData("/* a", "unterminated /* comment at or near \"/* a\"", true)]
    [InlineData("$x$ a", "unterminated dollar-quoted string at or near \"$x$ a\"", true)]
    [InlineData("\"\"", "zero-length delimited identifier at or near \"\"\"\"", false)]
    [InlineData("123abc", "trailing junk after numeric literal at or near \"123abc\"", false)]
    [InlineData("1.5e+", "trailing junk after numeric literal at or near \"1.5e+\"", false)]
    [InlineData("0x", "invalid hexadecimal integer at or near \"0x\"", false)]
    [InlineData("0b12", "trailing junk after numeric literal at or near \"0b12\"", false)]
    [InlineData("$1a", "trailing junk after parameter at or near \"$1a\"", false)]
    [InlineData("E'\\u12'", "invalid Unicode escape", false)]
    [InlineData("U&'\\d800'", "invalid Unicode surrogate pair", false)]
    [InlineData("U&'a' UESCAPE '+'", "invalid Unicode escape character at or near \"'+'\"", false)]
    public void What_the_scanner_refuses_is_said_in_its_words(string sql, string message, bool isUnterminated)
    {
        var error = Assert.Single(TokenList.Read(sql, new LexerOptions()).Errors);

        Assert.Equal(message, error.Message);
        Assert.Equal(isUnterminated, error.IsUnterminated);
    }

    [Fact]
    public void Every_keyword_is_found_in_any_case()
    {
        foreach (var keyword in Enum.GetValues<Keyword>().Where(keyword => keyword != Keyword.NotAKeyword))
        {
            var word = Keywords.GetText(keyword);

            foreach (var version in Enum.GetValues<PostgresVersion>())
            {
                var expected = Keywords.IsKeyword(keyword, version) ? keyword : Keyword.NotAKeyword;
                Assert.Equal(expected, Keywords.Find(word, version));
                Assert.Equal(expected, Keywords.Find(word.ToUpperInvariant(), version));
            }
        }

        Assert.Equal(Keyword.NotAKeyword, Keywords.Find("selects"));
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 63)]
    [InlineData("éééééééééééééééééééééééééééééééééééééé", 31)]
    [InlineData("short", 5)]
    public void Names_are_cut_to_63_bytes_between_characters(string name, int length) => Assert.Equal(length, TokenText.Truncate(name).Length);

    [Fact]
    public void Named_parameters_are_an_option()
    {
        Assert.Equal("Operator Identifier Colon Identifier", Describe("@a :b"));

        var named = Tokens("@a :b", new LexerOptions(NamedParameters: true));
        Assert.All(named, token => Assert.Equal(TokenKind.NamedParameter, token.Kind));
    }

    [Fact]
    public void Data_of_a_copy_from_stdin_is_one_token()
    {
        const string sql = "COPY t (a) FROM stdin;\n1\tit's\n\\.\nselect 1;";
        var lexer = new Lexer(sql);
        var kinds = new List<TokenKind>();
        for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
        {
            kinds.Add(token.Kind);
        }

        Assert.Single(kinds, TokenKind.CopyData);
        Assert.Empty(lexer.Errors);
    }

    private static string Describe(string sql) => string.Join(" ", Tokens(sql)
        .Select(token => token.Kind == TokenKind.Keyword ? token.Keyword.ToString() : token.Kind.ToString()));

    private static List<Token> Tokens(string sql, LexerOptions? options = null)
    {
        var lexer = new Lexer(sql, options);
        var tokens = new List<Token>();
        for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
        {
            if (!token.IsTrivia)
            {
                tokens.Add(token);
            }
        }

        return tokens;
    }
}
