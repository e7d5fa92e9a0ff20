using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Pipeline;

/// <summary>Names that PostgreSQL allows and C# does not like: the code must compile, strictly, and nothing may be missing.</summary>
public sealed class NamesTortureTests
{
    private const string Schema =
        """"
        create schema "Sales Dept";
        create type "class" as enum ('new', 'class', '1st', '+', '-', '', 'a b', 'A_B', '🚀');
        create type "Weird Type" as ("the value" int, "class" text, "ToString" text);
        create domain "my domain" as text not null check (value <> '');

        create table "Order Details" (
          "id" int primary key,
          "user_id" int not null,
          "UserId" int,
          "user id" int unique,
          "class" "class" not null default 'new',
          "2fa" bool,
          "🚀" text,
          "say ""hi""" text,
          "limit" int,
          "after" text,
          "from" timestamptz,
          "to" timestamptz,
          "set" text,
          "Equals" int,
          "get_hash_code" int,
          "clone" text,
          "cancellation_token" text,
          "new" int,
          "patch" int,
          "rows" int,
          "scope" int,
          "_scope" int,
          "weird" "Weird Type",
          "названіе" "my domain",
          "order detail" int references "Order Details" (id)
        );
        comment on column "Order Details"."2fa" is 'Is <2fa> & "more" on?
        Second line ]]> */ // end';
        create index "weird ""index""" on "Order Details" ("limit", "from");
        create index on "Order Details" ("after");

        create table embeddings (embedding text primary key, new_embedding text, "EmbeddingPatch" text);
        create table tasks (id int primary key, task text, string text, "DateTime" timestamptz);
        create table "task" (id int primary key);
        create table users (id int primary key);
        create table "user" (id int primary key);
        create table "Sales Dept".users (id int primary key, "select" text);
        create table "Sales Dept"."🚀🚀" (id int generated always as identity primary key);
        create table equipment (id int primary key, equipment text);
        create table app_databases (id int primary key);
        create table calls (id int primary key);
        create table transactions (id int primary key);
        create table sessions (id int primary key);
        create table names (id int primary key, table_name text);
        create table "1" (id int primary key, "1" int);
        create table systems (id int primary key, system text);
        create table npgsqls (id int primary key, "global" text);

        create view "select" as select id, "class" from "Order Details";

        create function users() returns setof users language sql stable as 'select * from users';
        create function "class"("class" int, "params" text default 'x', "🚀" int default 1) returns "class" language sql as $$ select 'new'::"class" $$;
        create function overloaded(a text) returns int language sql as 'select 1';
        create function overloaded(a varchar) returns int language sql as 'select 2';
        create function overloaded(a int) returns int language sql as 'select 3';
        create function call(call int, reader text, "cancellationToken" text) returns void language sql as '';
        create function unnamed(int, text) returns table ("a b" int, a_b int) language sql as 'select 1, 2';
        create function get_type() returns int language sql as 'select 1';
        """";

    [Fact]
    public void Names_that_C_sharp_does_not_like_compile_under_the_strictest_settings()
    {
        var run = TestProject.WithSchema(Schema).Run();

        run.AssertCompiles();
        Assert.Equal(17, run.Result.GeneratedSources.Count(static s => s.SourceText.ToString().Contains("// from: create table", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_name_that_had_to_give_way_is_reported_at_its_column()
    {
        var run = TestProject.WithSchema("create table t (\n  user_id int primary key,\n  \"userId\" int\n);").Run();

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("SQLG202", diagnostic.Id);
        Assert.Equal(2, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("is called UserId2 in C#", diagnostic.GetMessage());
    }
}
