using Microsoft.CodeAnalysis;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Drift;

/// <summary>Each kind of drift is there, and a build says exactly that.</summary>
public sealed class MigrationDriftTests
{
    private const string Schema =
        """
        create type mood as enum ('happy', 'sad');
        create table notes (
          id uuid primary key default gen_random_uuid(),
          owner uuid not null,
          title text,
          mood mood
        );
        create index notes_owner on notes (owner) where title is not null;
        alter table notes enable row level security;
        create policy own on notes for select to public using (owner = (select current_setting('app.user')::uuid));
        create function words(n int) returns int language sql stable as 'select n';
        create view titles as select id, title from notes;
        """;

    [Fact]
    public void Migrations_that_make_the_schema_by_another_way_are_no_finding()
    {
        var run = TestProject.WithSchema(Schema)
            .File("/db/migrations/002_more.sql",
                """
                alter table notes add column mood mood;
                alter table notes drop column old;
                CREATE INDEX notes_owner ON notes (owner) WHERE ((title IS NOT NULL));
                alter table notes enable row level security;
                create policy own on notes for select using (owner = (select current_setting('app.user')::uuid));
                create view titles as select id, title from notes;
                """, kind: "migrations")
            .File("/db/migrations/001_first.sql",
                """
                create type mood as enum ('happy', 'sad');
                create table notes (id uuid primary key default gen_random_uuid(), owner uuid not null, title text, old int);
                create function words(n int) returns int language sql stable as 'select n';
                """, kind: "migrations")
            .Run();

        Assert.Empty(Drift(run));
    }

    [Theory]
    [InlineData("alter table notes alter title set not null;", "column \"title\" of \"notes\" is nullable in schema.sql, but NOT NULL after 2_change.sql")]
    [InlineData("alter table notes alter title type varchar(20);", "type of column \"title\" of \"notes\" is text in schema.sql, but character varying(20) after 2_change.sql")]
    [InlineData("alter table notes alter title set default 'x';", "default of column \"title\" of \"notes\" is none in schema.sql, but 'x' after 2_change.sql")]
    [InlineData("alter table notes add column extra int;", "column \"extra\" of \"notes\" is after 2_change.sql, but not in schema.sql")]
    [InlineData("drop index notes_owner;", "index \"notes_owner\" of \"notes\" is in schema.sql, but not in the migrations")]
    [InlineData("alter table notes disable row level security;", "table \"notes\" has row level security on in schema.sql, but off after 2_change.sql")]
    [InlineData("alter type mood add value 'calm';", "labels of enum \"mood\" are happy, sad in schema.sql, but happy, sad, calm after 2_change.sql")]
    [InlineData("alter policy own on notes using (true);", "USING of policy \"own\" of \"notes\" is owner = (select current_setting('app.user')::uuid) in schema.sql, but true after 2_change.sql")]
    [InlineData("alter function words(int) volatile;", "volatility of function words(integer) is stable in schema.sql, but volatile after 2_change.sql")]
    [InlineData("create or replace view titles as select id, title from notes where false;", "query of view \"titles\" is select id, title from notes in schema.sql, but select id, title from notes where false after 2_change.sql")]
    [InlineData("create table extra (id int primary key);", "table \"extra\" is after 2_change.sql, but not in schema.sql")]
    [InlineData("comment on column notes.title is 'What it is about';", "comment of column \"title\" of \"notes\" is none in schema.sql, but What it is about after 2_change.sql")]
    public void A_change_in_a_migration_is_one_warning_in_words(string change, string message)
    {
        var run = TestProject.WithSchema(Schema)
            .File("/db/migrations/10_later.sql", "select 1;", kind: "migrations")
            .File("/db/migrations/2_change.sql", change, kind: "migrations")
            .File("/db/migrations/1_first.sql", Schema, kind: "migrations")
            .Run();

        var finding = Assert.Single(Drift(run));
        Assert.Equal("SQLG301", finding.Id);
        Assert.Equal(message, finding.GetMessage());
    }

    [Theory]
    [InlineData("twice int generated always as (id * 2) virtual", "generated values of column \"twice\" of \"a\" are stored in schema.sql, but virtual after 1.sql")]
    [InlineData("twice int generated always as (id * 2) stored, constraint few check (id < 9) not enforced",
        "validation of check constraint \"few\" of \"a\" is valid in schema.sql, but not enforced after 1.sql")]
    public void What_18_brought_is_compared(string migrated, string message)
    {
        var run = TestProject.WithSchema($"create table a (id int, twice int generated always as (id * 2) stored{(migrated.Contains("few", StringComparison.Ordinal) ? ", constraint few check (id < 9)" : "")});")
            .Property("SqlGenPostgresVersion", "18")
            .File("/db/1.sql", $"create table a (id int, {migrated});", kind: "migrations")
            .Run();

        Assert.Equal(message, Assert.Single(Drift(run)).GetMessage());
    }

    [Fact]
    public void A_warning_stands_at_the_line_of_the_schema_or_of_the_migration_that_made_the_object()
    {
        var run = TestProject.WithSchema("create table a (\n  id int,\n  gone int\n);")
            .File("/db/1.sql", "create table a (id int);\n\nalter table a add column more int;", kind: "migrations").Run();

        Assert.Equal(["/db/1.sql(3,", "/db/schema.sql(3,"], Drift(run).Select(static d => d.ToString()[..(d.ToString().IndexOf(',') + 1)]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/m/V1__a.sql", "/m/V1_2__b.sql", "/m/V1_10__c.sql")]
    [InlineData("/m/9_a.sql", "/m/10_b.sql", "/m/11_c.sql")]
    [InlineData("/m/20240101000000_a.sql", "/m/20240102000000_b.sql", "/m/20250101000000_c.sql")]
    [InlineData("/m/20240101_a/migration.sql", "/m/20240102_b/migration.sql", "/m/20240103_c/migration.sql")]
    [InlineData("/m/000001_a.up.sql", "/m/000002_b.up.sql", "/m/000003_c.up.sql")]
    [InlineData("/m/V1__a.sql", "/m/V2__b.sql", "/m/R__c.sql")]
    public void Files_are_replayed_in_the_order_of_their_tool(string first, string second, string third)
    {
        var run = TestProject.WithSchema("create table a (id int, b int, c int);")
            .File(third, "alter table a add column c int;", kind: "migrations")
            .File(first, "create table a (id int);", kind: "migrations")
            .File(second, "alter table a add column b int; create table t (id int); drop table t;", kind: "migrations")
            .Run();

        Assert.Empty(Drift(run));
    }

    [Fact]
    public void What_undoes_a_migration_is_not_replayed()
    {
        var run = TestProject.WithSchema("create table a (id int); create table b (id int); create table c (id int);")
            .File("/m/1_a.up.sql", "create table a (id int);", kind: "migrations")
            .File("/m/1_a.down.sql", "drop table a;", kind: "migrations")
            .File("/m/2_b.sql", "-- +goose Up\ncreate table b (id int);\n-- +goose Down\ndrop table b;\n", kind: "migrations")
            .File("/m/3_c.sql", "-- migrate:up\ncreate table c (id int);\n-- migrate:down\ndrop table c;\n", kind: "migrations")
            .Run();

        Assert.Empty(Drift(run));
    }

    [Fact]
    public void A_snapshot_printed_by_the_server_is_no_finding_and_a_changed_one_is()
    {
        const string Printed =
            """
            set check_function_bodies = off;
            set search_path = '';
            create type public.mood as enum ('happy', 'sad');
            CREATE OR REPLACE FUNCTION public.words(n integer)
             RETURNS integer
             LANGUAGE sql
             STABLE
            AS $function$select n$function$
            ;
            create table public.notes (
              id uuid default gen_random_uuid() not null,
              owner uuid not null,
              title text,
              mood public.mood
            );
            alter table public.notes add constraint notes_pkey PRIMARY KEY (id);
            CREATE INDEX notes_owner ON public.notes USING btree (owner) WHERE (title IS NOT NULL);
            create view public.titles as
             SELECT id,
                title
               FROM public.notes;
            create policy own on public.notes for select to public
              using ((owner = ( SELECT (current_setting('app.user'::text))::uuid AS current_setting)));
            alter table public.notes enable row level security;
            """;

        Assert.Empty(Drift(TestProject.WithSchema(Schema).File("/db/schema.lock.sql", Printed, kind: "snapshot").Run()));

        var changed = Printed.Replace("title IS NOT NULL", "mood IS NOT NULL");
        var finding = Assert.Single(Drift(TestProject.WithSchema(Schema).File("/db/schema.lock.sql", changed, kind: "snapshot").Run()));
        Assert.Equal("predicate of index \"notes_owner\" of \"notes\" is title is not null in schema.sql, but (mood IS NOT NULL) in schema.lock.sql", finding.GetMessage());
    }

    private static IEnumerable<Diagnostic> Drift(GeneratorRun run) => run.Diagnostics.Where(static d => d.Id.StartsWith("SQLG3", StringComparison.Ordinal));
}
