using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Catalog;

/// <summary>Each diagnostic stands at the exact name (between the markers «»), in the server's words, with a way out.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("create table t (id int, at «datetime»);", "SQLG105", "type \"datetime\" does not exist; did you mean \"timestamp\"?")]
    [InlineData("create table t (id «vector»(3));", "SQLG105", "type \"vector\" is not known; add \"create extension vector\" to test.sql")]
    [InlineData("create type mood as enum ('a'); create table t (m «moood»);", "SQLG105", "type \"moood\" does not exist; did you mean \"mood\"?")]
    [InlineData("create table t (id int);\ncreate table «t» (id int);", "SQLG101", "relation \"t\" already exists; it was created at line 1")]
    [InlineData("create table t (id int, «id» text);", "SQLG104", "column \"id\" specified more than once; remove or rename one of them")]
    [InlineData("create table users (id int primary key); create table t (u int references «user_s»);", "SQLG102", "relation \"user_s\" does not exist; did you mean \"users\"?")]
    [InlineData("create table t (email text, check («emial» <> ''));", "SQLG103", "column \"emial\" does not exist; did you mean \"email\"?")]
    [InlineData("create table t (email text); alter table t drop column «emial»;", "SQLG103", "column \"emial\" of relation \"t\" does not exist; did you mean \"email\"?")]
    [InlineData("create table t (email text); create index on t («emial»);", "SQLG103", "column \"emial\" does not exist; did you mean \"email\"?")]
    [InlineData("create table t (email text, unique («mail»));", "SQLG103", "column \"mail\" named in key does not exist; did you mean \"email\"?")]
    [InlineData("create function f() returns int language «plpsql» as '';", "SQLG108", "language \"plpsql\" does not exist; did you mean \"plpgsql\"?")]
    [InlineData("create function f() returns int language «plv8» as '';", "SQLG108", "language \"plv8\" does not exist; add \"create extension plv8\" to test.sql")]
    [InlineData("create table t (id int); create trigger x before insert on t execute function «touch»();", "SQLG106", "function touch() does not exist")]
    [InlineData("create table «shop».t (id int);", "SQLG107", "schema \"shop\" does not exist; add \"create schema shop\" before it")]
    [InlineData("create table p (id int); create table t (a int references «p»);", "SQLG110", "there is no primary key for referenced table \"p\"; name the referenced columns or add a primary key")]
    [InlineData("create table t (a int); create view v as select «b» from t;", "SQLG103", "column \"b\" does not exist")]
    [InlineData("create type m as enum ('a', 'b'); alter type m add value 'c' before «'aa'»;", "SQLG107", "\"aa\" is not an existing enum label; did you mean \"a\"?")]
    [InlineData("create table t (id int); create view v as select * from t; drop table «t»;", "SQLG110", "cannot drop table t because other objects depend on it: view v; drop it first or write cascade")]
    [InlineData("create table t (id int); alter table t drop constraint «t_key»;", "SQLG107", "constraint \"t_key\" of relation \"t\" does not exist")]
    [InlineData("grant select on «missing» to public;", "SQLG102", "relation \"missing\" does not exist")]
    [InlineData("comment on column t.«idd» is 'x';", "SQLG103", "column \"idd\" of relation \"t\" does not exist; did you mean \"id\"?", "create table t (id int);")]
    [InlineData("create table t (v varchar(0));", "SQLG110", "length for type varchar must be at least 1", "", "varchar(0)")]
    public void Is_reported_at_its_place(string marked, string id, string message, string before = "", string? place = null)
    {
        var text = before + marked.Replace("«", "").Replace("»", "");
        var (_, diagnostics) = Build(text);
        var found = Assert.Single(diagnostics, static d => d.Severity == SqlSeverity.Error);

        Assert.Equal((id, message), (found.Descriptor.Id, found.Message));
        Assert.Equal(place ?? marked[(marked.IndexOf('«') + 1)..marked.IndexOf('»')], text.Substring(found.Range.Start, found.Range.Length));
    }

    [Fact]
    public void A_table_with_one_bad_column_keeps_the_others()
    {
        var (catalog, diagnostics) = Build("create table t (id int primary key, bad strng, name text not null); create table u (t_id int references t);");

        Assert.Single(diagnostics);
        Assert.Equal(["id", "bad", "name"], catalog.FindRelation("public", "t")!.Columns.Select(static c => c.Name));
        Assert.Null(catalog.FindRelation("public", "t")!.FindColumn("bad")!.Type);
        Assert.Equal("u_t_id_fkey", Assert.Single(catalog.FindRelation("public", "u")!.Constraints).Name);
    }

    [Fact]
    public void A_statement_that_is_no_SQL_hides_none_of_the_others()
    {
        var (catalog, _) = Build("create table a (id int); creat table b (id int); create table c (id int);");
        Assert.Equal(["a", "c"], catalog.Relations.Select(static r => r.Name));
    }

    [Fact]
    public void An_empty_file_gives_an_empty_catalog()
    {
        var (catalog, diagnostics) = Build("");
        Assert.Empty(diagnostics);
        Assert.Empty(catalog.Relations);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_said_to_be_none_and_hide_no_other_file()
    {
        var bytes = new byte[10_000];
        new Random(1).NextBytes(bytes);
        var binary = SqlParser.Parse(new SourceFile("image.sql", System.Text.Encoding.UTF8.GetString(bytes)));
        var (catalog, _) = CatalogBuilder.Build([binary, SqlParser.Parse(new SourceFile("test.sql", "create table t (id int);"))]);

        Assert.Equal("SQLG003", Assert.Single(binary.Diagnostics).Descriptor.Id);
        Assert.Equal("t", Assert.Single(catalog.Relations).Name);
    }

    [Fact]
    public void Five_megabytes_of_prose_end_soon()
    {
        var prose = string.Concat(Enumerable.Repeat("It was the best of times; it's the \"worst\" of times (so far), $1 for all -- they said.\n", 60_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var (catalog, _) = Build(prose + "\n;' ;\" ; */ $x$ ;\ncreate table t (id int);");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
        Assert.True(catalog.Relations.Count <= 1);
    }

    [Fact]
    public void Time_grows_with_the_text()
    {
        Measure(200);
        var (small, large) = (Measure(400), Measure(3200));

        // Eight times the text; twenty-four leaves room for a busy machine, a square would be sixty-four.
        Assert.True(large < 24 * Math.Max(small, 5), $"{small} ms for 400 tables, {large} ms for 3200");

        static double Measure(int tables)
        {
            var text = string.Concat(Enumerable.Range(0, tables).Select(static i =>
                $"""
                create table t{i} (id int primary key, a text, b timestamptz default now(), unique (a, b));
                create index on t{i} (b);
                do $$ begin
                  if not exists (select 1 from information_schema.columns where table_name = 't{i}' and column_name = 'd') then alter table t{i} add column d int; end if;
                end $$;
                create view v{i} as select id, a from t{i} where d > 0;

                """));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Assert.DoesNotContain(Build(text).Diagnostics, static d => d.Severity == SqlSeverity.Error);
            return watch.Elapsed.TotalMilliseconds;
        }
    }

    [Fact]
    public void Odd_names_are_kept_as_they_are()
    {
        var (catalog, diagnostics) = Build("create table \"a \"\"b\"\"\" (\"select\" int primary key, \"1st\" text unique, \"✨ new\" int check (\"✨ new\" > 0));");

        Assert.Empty(diagnostics);
        var table = Assert.Single(catalog.Relations);
        Assert.Equal("a \"b\"", table.Name);
        Assert.Equal(["select", "1st", "✨ new"], table.Columns.Select(static c => c.Name));
        Assert.Equal(["a \"b\"_pkey", "a \"b\"_1st_key", "a \"b\"_✨ new_check"], table.Constraints.OrderBy(static c => c.Type).Select(static c => c.Name));
    }

    [Fact]
    public void Objects_of_a_platforms_schemas_are_external_and_never_errors()
    {
        var (catalog, diagnostics) = Build(
            """
            create table notes (id uuid primary key, user_id uuid not null default auth.uid() references auth.users on delete cascade);
            alter table notes enable row level security;
            create policy own on notes using (auth.uid() = user_id);
            create policy files on storage.objects for select to authenticated using (bucket_id = 'x');
            create function on_user() returns trigger language plpgsql as $$ begin return new; end $$;
            create trigger created after insert on auth.users for each row execute function on_user();
            grant usage on schema auth to authenticated;
            create view emails as select n.id, u.email from notes n join auth.users u on u.id = n.user_id;
            """);

        Assert.DoesNotContain(diagnostics, static d => d.Severity >= SqlSeverity.Warning);
        var key = catalog.FindRelation("public", "notes")!.Constraints.Single(static c => c.Type == ConstraintType.Foreign);
        Assert.Equal(("auth", "users", "id"), (key.ReferencedSchema, key.ReferencedTable, Assert.Single(key.ReferencedColumns)));
        Assert.True(catalog.FindRelation("storage", "objects")!.IsExternal);
        Assert.Equal("character varying(255)", catalog.FindRelation("public", "emails")!.FindColumn("email")!.Type!.ToString());
    }

    [Fact]
    public void What_a_DO_block_may_have_made_is_a_warning_and_no_error()
    {
        var (_, diagnostics) = Build("do $$ begin if now() > '2020-01-01' then create type mood as enum ('a'); end if; end $$; create table t (m mood);");
        Assert.Equal(["SQLG111", "SQLG112"], diagnostics.Select(static d => d.Descriptor.Id));
    }

    [Fact]
    public void A_view_column_whose_type_is_not_sure_says_so_at_its_place()
    {
        const string text = "create table t (a int); create view v as select a, mystery(a) as b from t;";
        var (catalog, diagnostics) = Build(text);

        var found = Assert.Single(diagnostics);
        Assert.Equal(("SQLG109", "mystery(a) as b"), (found.Descriptor.Id, text.Substring(found.Range.Start, found.Range.Length)));
        Assert.Null(catalog.FindRelation("public", "v")!.FindColumn("b")!.Type);
    }

    [Theory]
    [InlineData("select c.title from c", "column c.title does not exist; did you mean \"titel\"?")]
    [InlineData("select upper(s.x) as x from (select c.title as x from c) s", "column c.title does not exist; did you mean \"titel\"?")]
    public void A_view_column_of_an_unknown_column_has_one_finding(string query, string message)
    {
        var (_, diagnostics) = Build($"create table c (id int, titel text); create view v as {query};");

        Assert.Equal([("SQLG103", message)], diagnostics.Select(static d => (d.Descriptor.Id, d.Message)));
    }

    static (DatabaseCatalog Catalog, IReadOnlyList<SqlDiagnostic> Diagnostics) Build(string text) =>
        CatalogBuilder.Build([SqlParser.Parse(new SourceFile("test.sql", text))]);
}
