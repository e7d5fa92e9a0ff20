using CsCheck;
using SqlGen.PostgreSql.Lexing;

namespace SqlGen.PostgreSql.Tests.Lexing;

public sealed class LexerPropertyTests
{
    [Fact]
    public void Tokens_add_up_to_the_text() => SqlSoup.Any.Sample(
        sql =>
        {
            foreach (var options in (LexerOptions[])[new(), new(PsqlCommands: false, NamedParameters: true)])
            {
                var lexer = new Lexer(sql, options);
                var position = 0;
                for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
                {
                    Assert.Equal(position, token.Start);
                    Assert.True(token.Length > 0);
                    position = token.End;
                }

                Assert.Equal(sql.Length, position);
            }
        },
        iter: 3_000);

    [Fact]
    public void The_parsers_tokens_are_in_order_and_end_with_the_end() => SqlSoup.Any.Sample(
        sql =>
        {
            var list = TokenList.Read(sql, new LexerOptions());
            var position = 0;
            for (var i = 0; i < list.Count; i++)
            {
                var token = list.Items[i];
                Assert.False(token.IsTrivia);
                Assert.True(token.Start >= position);
                position = token.End;
            }

            Assert.Equal(TokenKind.End, list.Items[list.Count - 1].Kind);
        },
        iter: 3_000);
}
