using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Schema.Tests;

public sealed class SchemaScriptTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Running_shim_and_schema_again_changes_nothing()
    {
        var server = await TestServer.GetAsync();
        await using var database = await server.CreateShippedDatabaseAsync(Ct);
        var before = await CatalogSnapshot.ReadAsync(database, withComments: true, Ct);

        await database.ExecuteAsync(SqlScript.SupabaseShim.Text, Ct);
        await database.ExecuteAsync(SqlScript.Schema.Text, Ct);

        Assert.Equal(before, await CatalogSnapshot.ReadAsync(database, withComments: true, Ct));
    }

    [Fact]
    public async Task Every_table_column_and_function_is_described()
    {
        var server = await TestServer.GetAsync();
        await using var database = await server.CreateShippedDatabaseAsync(Ct);

        var undescribed = await database.ScalarAsync<long>("""
            select (select count(*) from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(c.oid, 'pg_class') is null)
                 + (select count(*) from pg_attribute a join pg_class c on c.oid = attrelid
                    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and col_description(c.oid, attnum) is null)
                 + (select count(*) from pg_proc p where pronamespace = 'public'::regnamespace and obj_description(p.oid, 'pg_proc') is null)
            """, Ct);

        Assert.Equal(0, undescribed);
    }

    [Fact]
    public async Task Without_the_shim_it_fails_and_leaves_nothing_behind()
    {
        var server = await TestServer.RequireClusterAsync();
        await using var database = await server.CreateDatabaseAsync(Ct);
        var before = await CatalogSnapshot.ReadAsync(database, withComments: true, Ct);

        var error = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(SqlScript.Schema.Text, Ct));

        Assert.Equal("""schema "auth" does not exist""", error.MessageText);
        Assert.Equal(before, await CatalogSnapshot.ReadAsync(database, withComments: true, Ct));
    }

    [Fact]
    public async Task It_takes_the_extension_where_it_finds_it()
    {
        var server = await TestServer.RequireClusterAsync();
        await using var database = await server.CreateDatabaseAsync(
            [new("extension", "create extension vector with schema public;"), SqlScript.SupabaseShim, SqlScript.Schema], Ct);

        Assert.Equal("public", await database.ScalarAsync<string>("select extnamespace::regnamespace::text from pg_extension where extname = 'vector'", Ct));
        Assert.Equal("vector(1536)", await database.ScalarAsync<string>(
            "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'public.embeddings'::regclass and attname = 'embedding'", Ct));
    }

    [Fact]
    public async Task On_Supabase_the_owner_runs_it_twice_and_the_privileges_are_the_same()
    {
        var server = await TestServer.RequireClusterAsync();
        await using var supabase = await SupabaseSimulation.CreateAsync(server);

        for (var i = 0; i < 2; i++)
        {
            await supabase.ExecuteAsOwnerAsync(SqlScript.SupabaseShim);
            await supabase.ExecuteAsOwnerAsync(SqlScript.Schema);
        }

        Assert.Equal(PrivilegeTests.Expected, await PrivilegeTests.ReadAsync(supabase.Database));
    }

    [Fact]
    public async Task It_runs_twice_on_PostgreSQL_18_in_WebAssembly()
    {
        PostgresServer server;
        try
        {
            server = await PostgresServer.StartAsync(new() { Chain = [PostgresServerKind.PGlite] }, Ct);
        }
        catch (NoPostgresServerException e)
        {
            Assert.Skip(e.Links[0].ToString());
            throw;
        }

        await using (server)
        {
            Assert.StartsWith("PostgreSQL 18.", server.Description, StringComparison.Ordinal);
            await using var database = await server.CreateShippedDatabaseAsync(Ct);
            await database.ExecuteAsync(SqlScript.SupabaseShim.Text, Ct);
            await database.ExecuteAsync(SqlScript.Schema.Text, Ct);

            Assert.Equal(PrivilegeTests.Expected, await PrivilegeTests.ReadAsync(database));
            await using var user = await UserSession.AuthenticatedAsync(database, Guid.NewGuid());
            await user.ExecuteAsync("insert into embeddings (content, embedding) values ('mine', array_fill(0.1, array[1536])::vector)");
            Assert.Equal(["mine"], await user.TextsAsync("select content from match_embeddings(array_fill(0.1, array[1536])::vector)"));
        }
    }
}
