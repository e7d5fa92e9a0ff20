using SqlGen.Testing;

namespace SqlGen.Schema.Tests.Chain;

public sealed class StatementSplitterTests
{
    [Theory]
    [InlineData("select 1; select 2", "select 1|select 2")]
    [InlineData("select ';'; select \";\"", "select ';'|select \";\"")]
    [InlineData("select 'it''s;'; select E'\\';'; select 1", "select 'it''s;'|select E'\\';'|select 1")]
    [InlineData("do $$ begin; end $$; do $a$ ; $$ ; $a$", "do $$ begin; end $$|do $a$ ; $$ ; $a$")]
    [InlineData("select 1 -- ;\n; /* ; /* ; */ ; */ select 2", "select 1 -- ;|/* ; /* ; */ ; */ select 2")]
    [InlineData("create function f() returns int begin atomic select case when true then 1 end; select 2; end; select 3",
        "create function f() returns int begin atomic select case when true then 1 end; select 2; end|select 3")]
    [InlineData("begin; commit;", "begin|commit")]
    [InlineData("create rule r as on insert to t do (select 1; select 2); select 3", "create rule r as on insert to t do (select 1; select 2)|select 3")]
    [InlineData("-- nothing\n;;  ", "")]
    [InlineData("select $1; select a$b$c from t", "select $1|select a$b$c from t")]
    public void Statements_end_where_PostgreSQL_ends_them(string script, string statements) =>
        Assert.Equal(statements.Split('|', StringSplitOptions.RemoveEmptyEntries), StatementSplitter.Split(script));
}
