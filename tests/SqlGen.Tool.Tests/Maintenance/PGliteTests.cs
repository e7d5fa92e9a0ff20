using System.Text.Json.Nodes;
using SqlGen.Testing;
using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Maintenance;

/// <summary>What looks after a database works where there is one session only, and no other to watch it from.</summary>
public sealed class PGliteTests
{
    private const string Schema =
        """
        create extension if not exists vector;
        create table notes (id int generated always as identity primary key, created_at timestamptz not null default now(), embedding vector(3));
        create index notes_embedding on notes using hnsw (embedding vector_cosine_ops);
        insert into notes (created_at, embedding) select now() - i * interval '1 day', array[i % 7, i % 11, i % 13 + 1]::vector from generate_series(1, 2000) i;
        delete from notes where id <= 20;
        create function match_notes(query vector, match_count int) returns table (id int) language plpgsql stable as
          $$ begin return query select n.id from notes n order by n.embedding <=> query limit match_count; end $$;
        """;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statistics_vacuum_archive_and_plans_are_the_same_there()
    {
        await using var server = await StartAsync();
        await using var database = await server.CreateDatabaseAsync([new SqlScript("pglite", Schema)], Ct);

        var vacuum = await ToolRun.RunAsync(database.ConnectionString, Ct, "vacuum", "notes", "--json");
        Assert.Equal((0, ""), (vacuum.ExitCode, vacuum.Errors));
        Assert.Equal(1980, (int)JsonNode.Parse(vacuum.Output)![0]!["rows"]!);

        var stats = await ToolRun.RunAsync(database.ConnectionString, Ct, "stats", "--json");
        Assert.Equal((0, ""), (stats.ExitCode, stats.Errors));
        Assert.Equal(1980, (int)JsonNode.Parse(stats.Output)!["tables"]![0]!["rows"]!);

        var explain = await ToolRun.RunAsync(database.ConnectionString, Ct, "explain", "match_notes");
        Assert.True(explain.Errors.Length == 0, explain.Errors);
        Assert.Contains("index notes_embedding was used", explain.Output);

        var archive = await ToolRun.RunAsync(database.ConnectionString, Ct, "archive", "notes", "--older-than", "1000d", "--yes");
        Assert.Equal((0, ""), (archive.ExitCode, archive.Errors));
        Assert.Equal("979 1001", await database.ScalarAsync<string>("select (select count(*) from notes) || ' ' || (select count(*) from notes_archive)", Ct));
    }

    private static async Task<PostgresServer> StartAsync()
    {
        try
        {
            return await PostgresServer.StartAsync(new PostgresServerOptions { Chain = [PostgresServerKind.PGlite] }, Ct);
        }
        catch (NoPostgresServerException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }
}
