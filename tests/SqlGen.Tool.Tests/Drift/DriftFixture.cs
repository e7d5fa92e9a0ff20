using SqlGen.Testing;

namespace SqlGen.Tool.Tests.Drift;

/// <summary>A schema with one of everything in a file, and databases that hold it.</summary>
public sealed class DriftFixture : IAsyncLifetime
{
    public const string Schema =
        """
        begin;
        create extension if not exists vector;
        create type mood as enum ('happy', 'sad');
        create domain amount as numeric(10, 2) check (value >= 0);
        create type span as (first int, last int);
        create sequence tickets start 100;
        create function stamp() returns trigger language plpgsql as $$ begin new.changed := now(); return new; end $$;
        create function words(n int default 1) returns int language sql stable set search_path = '' as 'select n';
        create table owners (id int generated always as identity primary key, name text not null unique);
        create table notes (
          id        uuid primary key default gen_random_uuid(),
          owner_id  int not null references owners (id) on delete cascade,
          title     varchar(80),
          state     text not null default 'open' check (state in ('open', 'done')),
          price     amount,
          mood      mood,
          changed   timestamptz not null default now(),
          embedding vector(3)
        );
        comment on column notes.title is 'What it is about';
        create index notes_owner on notes (owner_id) where state = 'open';
        create index notes_embedding on notes using hnsw (embedding vector_cosine_ops) with (m = 8);
        create trigger notes_stamp before update on notes for each row execute function stamp();
        create view open_notes with (security_invoker = true) as select id, title from notes where state = 'open';
        create table events (at date not null, what text) partition by range (at);
        create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
        alter table notes enable row level security;
        create policy own on notes for select to public using (owner_id = (select nullif(current_setting('app.owner', true), '')::int));
        grant select on owners to anon;
        create function total(n int) returns int language sql begin atomic select n + 1; end;
        commit;
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("sqlgen").FullName;
    private PostgresServer _server = null!;

    public string SchemaFile => Path.Combine(_folder, "schema.sql");

    public string Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        _server = await SharedServer.GetAsync();
        await File.WriteAllTextAsync(SchemaFile, Schema);
    }

    /// <summary>An empty database, in a cluster that has the roles which the schema grants to.</summary>
    public async Task<PostgresDatabase> CreateEmptyAsync(CancellationToken ct)
    {
        Assert.SkipUnless(_server.IsNative, $"needs several databases and sessions; there is only {_server.Description}");
        return await _server.CreateDatabaseAsync(
            [new SqlScript("roles", "do $$ begin if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin; end if; exception when duplicate_object or unique_violation then null; end $$")], ct);
    }

    public async Task<PostgresDatabase> CreateAppliedAsync(CancellationToken ct)
    {
        var database = await CreateEmptyAsync(ct);
        await database.ExecuteAsync(Schema.Replace("begin;\n", "", StringComparison.Ordinal).Replace("\ncommit;", "", StringComparison.Ordinal), ct);
        return database;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
