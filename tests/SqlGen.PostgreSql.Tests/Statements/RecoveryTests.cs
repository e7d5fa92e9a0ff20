using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Tests.Statements;

public sealed class RecoveryTests
{
    [Fact]
    public void An_unclosed_parenthesis_in_create_table_keeps_the_next_statement()
    {
        var script = StatementFiles.Parse("create table a (id int, name text;\ncreate table b (id int);");

        Assert.Collection(
            script.Statements,
            static first => Assert.IsType<InvalidStatement>(first),
            static second => Assert.Equal("b", Assert.IsType<CreateTableStatement>(second).Name.Name));
        Assert.Equal("syntax error at or near \";\"; expected \",\" or \")\" after column \"name\"", Assert.Single(script.Diagnostics).Message);
    }

    [Fact]
    public void A_mistake_inside_begin_atomic_costs_the_whole_function_and_nothing_else()
    {
        var script = StatementFiles.Parse(
            """
            create function f() returns int begin atomic
                select case when true then 1 else 2 end;
                selec 1;
                select 2;
            end;
            create table t (id int);
            """);

        Assert.Equal(2, script.Statements.Count);
        Assert.IsType<InvalidStatement>(script.Statements[0]);
        Assert.IsType<CreateTableStatement>(script.Statements[1]);
        Assert.StartsWith("syntax error at or near \"selec\"", Assert.Single(script.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_statement_has_an_error_of_its_own()
    {
        var script = StatementFiles.Parse("create tabel a (); create table b (id int); grant select on b; drop tabel c;");

        Assert.Equal(4, script.Statements.Count);
        Assert.Equal(3, script.Diagnostics.Count);
        Assert.IsType<CreateTableStatement>(script.Statements[1]);
    }

    [Fact]
    public void What_pg_dump_writes_around_a_schema_is_understood()
    {
        var script = StatementFiles.Parse(
            """
            --
            -- PostgreSQL database dump
            --
            SET statement_timeout = 0;
            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = on;
            SELECT pg_catalog.set_config('search_path', '', false);
            SET default_tablespace = '';
            SET default_table_access_method = heap;
            CREATE TABLE public.t (
                id integer NOT NULL
            );
            ALTER TABLE public.t OWNER TO postgres;
            ALTER TABLE ONLY public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);
            COPY public.t (id) FROM stdin;
            1
            \.
            ALTER TABLE ONLY public.t
                ADD CONSTRAINT t_pkey PRIMARY KEY (id);
            REVOKE USAGE ON SCHEMA public FROM PUBLIC;
            GRANT ALL ON TABLE public.t TO anon;
            ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON TABLES TO anon;
            """);

        Assert.Empty(script.Diagnostics);
        Assert.Equal(14, script.Statements.Count);
    }

    [Fact]
    public void Functions_nested_without_end_are_refused_rather_than_a_crash()
    {
        var nested = string.Concat(Enumerable.Repeat("create function f() returns int begin atomic ", 20_000));

        var script = StatementFiles.Parse(nested + ";\ncreate table t (id int);");

        Assert.Contains("nested too deeply", Assert.Single(script.Diagnostics).Message, StringComparison.Ordinal);
        Assert.IsType<CreateTableStatement>(script.Statements[^1]);
    }

    [Fact]
    public void A_rule_without_its_closing_parenthesis_costs_one_statement()
    {
        var script = StatementFiles.Parse("create rule r as on insert to t do (select 1; select 2;\ncreate table t (id int);");

        Assert.IsType<InvalidStatement>(script.Statements[0]);
        Assert.IsType<CreateTableStatement>(script.Statements[^1]);
    }

    [Fact]
    public void A_body_without_its_end_costs_one_statement()
    {
        var script = StatementFiles.Parse(
            """
            create function f() returns int begin atomic
                select case when true then 1 end;
            create table t (id int);
            create function g() returns int begin atomic select 1; end;
            """);

        Assert.Collection(
            script.Statements,
            static f => Assert.IsType<InvalidStatement>(f),
            static t => Assert.IsType<CreateTableStatement>(t),
            static g => Assert.IsType<CreateFunctionStatement>(g));
    }
}
