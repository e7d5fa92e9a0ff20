using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Catalog;

public sealed class DoBlockTests
{
    [Fact]
    public void A_condition_that_only_the_server_knows_is_said_at_its_place_and_not_guessed()
    {
        const string text = "do $$ begin if pg_is_in_recovery() then create table a (); else create table b (); end if; create table c (); end $$;";
        var (catalog, diagnostics) = Build(text);

        var found = Assert.Single(diagnostics);
        Assert.Equal(("SQLG111", "pg_is_in_recovery()"), (found.Descriptor.Id, text.Substring(found.Range.Start, found.Range.Length)));
        Assert.Equal(["c"], catalog.Relations.Select(static r => r.Name));
    }

    [Fact]
    public void What_follows_a_return_that_may_happen_is_not_known()
    {
        var (catalog, diagnostics) = Build("do $$ begin if random() > 0 then return; end if; create table c (); end $$;");

        Assert.Empty(catalog.Relations);
        Assert.Equal("SQLG111", Assert.Single(diagnostics).Descriptor.Id);
    }

    [Fact]
    public void Text_that_is_computed_from_unknown_data_is_said_at_the_EXECUTE()
    {
        const string text = "create table t (s text); insert into t select md5('x'); do $$ declare r record; begin for r in select s from t loop execute 'drop table ' || r.s; end loop; end $$;";
        var (_, diagnostics) = Build(text);

        var found = Assert.Single(diagnostics);
        Assert.Equal("select s from t", text.Substring(found.Range.Start, found.Range.Length).Trim());
    }

    [Fact]
    public void Data_changes_and_messages_alone_are_nothing_to_speak_of()
    {
        var (_, diagnostics) = Build("create table t (a int); do $$ begin if random() > 0 then update t set a = 1; raise notice 'done %', now(); end if; end $$;");
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void An_error_in_a_block_is_said_at_its_place_in_the_file()
    {
        const string text = "do $$ begin create table t (a nothing); end $$;";
        var (_, diagnostics) = Build(text);

        var found = Assert.Single(diagnostics);
        Assert.Equal(("SQLG105", "nothing"), (found.Descriptor.Id, text.Substring(found.Range.Start, found.Range.Length)));
    }

    [Fact]
    public void An_error_in_computed_text_is_said_at_the_EXECUTE()
    {
        const string text = "do $$ begin execute 'create table t (a ' || 'nothing)'; end $$;";
        var (_, diagnostics) = Build(text);
        Assert.Equal("'create table t (a ' || 'nothing)'", text.Substring(Assert.Single(diagnostics).Range.Start, 34));
    }

    [Fact]
    public void What_a_platform_may_have_is_not_taken_for_missing()
    {
        var (catalog, diagnostics) = Build(
            "do $$ begin if not exists (select 1 from information_schema.tables where table_schema = 'auth' and table_name = 'users') then create table u (); end if; end $$;");

        Assert.Empty(catalog.Relations);
        Assert.Equal("SQLG111", Assert.Single(diagnostics).Descriptor.Id);
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("begin if then")]
    [InlineData("begin loop null; end loop; end")]
    [InlineData("declare x int := ; begin case x when 1 then null; end case; end")]
    [InlineData("begin for i in 1..2000000000 loop execute 'create table t' || i || '()'; end loop; end")]
    [InlineData("begin foreach x in y end")]
    [InlineData("declare c cursor for begin for x in c loop exit; end loop; end")]
    [InlineData("begin << ; >> := ]( ; end")]
    public void Any_body_comes_to_an_end(string body)
    {
        var (catalog, _) = Build($"do $x$ {body} $x$; create table after_it ();");
        Assert.NotNull(catalog.FindRelation("public", "after_it"));
    }

    [Fact]
    public void A_function_that_calls_itself_comes_to_an_end()
    {
        var (catalog, _) = Build(
            "create function f() returns void language plpgsql as $$ begin create table if not exists t (); perform f(); end $$; select f(); create table after_it ();");
        Assert.NotNull(catalog.FindRelation("public", "after_it"));
    }

    [Fact]
    public void Deep_nesting_is_given_up()
    {
        var (catalog, diagnostics) = Build("do $$ " + string.Concat(Enumerable.Repeat("begin ", 50_000)) + "$$; create table after_it ();");
        Assert.NotNull(catalog.FindRelation("public", "after_it"));
        Assert.Equal("SQLG111", Assert.Single(diagnostics).Descriptor.Id);
    }

    static (DatabaseCatalog Catalog, IReadOnlyList<SqlDiagnostic> Diagnostics) Build(string text) =>
        CatalogBuilder.Build([SqlParser.Parse(new SourceFile("test.sql", text))]);
}
