using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Schema.Tests.Chain;

/// <summary>What the README of the chain promises of PGlite.</summary>
public sealed class PGliteTests(PGliteTests.Instance instance) : IClassFixture<PGliteTests.Instance>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public sealed class Instance : IAsyncLifetime
    {
        PostgresServer? _server;

        public PostgresDatabase? Database { get; private set; }

        public string? Missing { get; private set; }

        public async ValueTask InitializeAsync()
        {
            try
            {
                _server = await PostgresServer.StartAsync(new() { Chain = [PostgresServerKind.PGlite] });
                Database = await _server.CreateDatabaseAsync();
            }
            catch (NoPostgresServerException e)
            {
                Missing = e.Links[0].ToString();
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_server is not null)
                await _server.DisposeAsync();
        }
    }

    NpgsqlDataSource CreateSource(string more = "")
    {
        Assert.SkipWhen(instance.Missing is not null, instance.Missing ?? "");
        return NpgsqlDataSource.Create(instance.Database!.ConnectionString + more);
    }

    [Fact]
    public async Task Transactions_of_two_sockets_do_not_mix()
    {
        await using var source = CreateSource();
        await using var one = NpgsqlDataSource.Create(source.ConnectionString + ";Application Name=one");
        await using var two = NpgsqlDataSource.Create(source.ConnectionString + ";Application Name=two");
        await using var connection = await one.OpenConnectionAsync(Ct);
        await using var create = new NpgsqlCommand("create table mixed (id int)", connection);
        await create.ExecuteNonQueryAsync(Ct);

        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await using var insert = new NpgsqlCommand("insert into mixed values (1)", connection, transaction);
        await insert.ExecuteNonQueryAsync(Ct);
        await using var count = two.CreateCommand("select count(*) from mixed");
        var waiting = count.ExecuteScalarAsync(Ct);
        await Task.Delay(200, Ct);
        Assert.False(waiting.IsCompleted);
        await transaction.RollbackAsync(Ct);

        Assert.Equal(0L, await waiting);
    }

    [Fact]
    public async Task A_socket_that_is_dropped_inside_a_transaction_rolls_it_back()
    {
        await using var source = CreateSource(";Pooling=false");
        await using (var create = source.CreateCommand("create table dropped (id int)"))
            await create.ExecuteNonQueryAsync(Ct);
        await using (var connection = await source.OpenConnectionAsync(Ct))
        {
            await using var insert = new NpgsqlCommand("begin; insert into dropped values (1)", connection);
            await insert.ExecuteNonQueryAsync(Ct);
        }

        await using var count = source.CreateCommand("select count(*) from dropped");
        Assert.Equal(0L, await count.ExecuteScalarAsync(Ct));
    }

    [Fact]
    public async Task Settings_of_a_batch_reach_its_commands_and_end_with_it()
    {
        await using var source = CreateSource();
        await using (var batch = source.CreateBatch())
        {
            batch.BatchCommands.Add(new("select set_config('app.user', 'alice', true)"));
            batch.BatchCommands.Add(new("select current_setting('app.user')"));
            await using var reader = await batch.ExecuteReaderAsync(Ct);
            await reader.NextResultAsync(Ct);
            await reader.ReadAsync(Ct);
            Assert.Equal("alice", reader.GetString(0));
        }

        await using var after = source.CreateCommand("select current_setting('app.user')");
        Assert.Equal("", await after.ExecuteScalarAsync(Ct));
    }

    [Fact]
    public async Task Statements_prepared_by_two_sockets_keep_apart()
    {
        const string Prepare = ";Max Auto Prepare=10;Auto Prepare Min Usages=1";
        await using var one = CreateSource(Prepare + ";Application Name=one");
        await using var two = CreateSource(Prepare + ";Application Name=two");

        for (var i = 0; i < 3; i++)
        {
            await using var first = one.CreateCommand("select 'one'");
            await using var second = two.CreateCommand("select 'two'");
            Assert.Equal("one", await first.ExecuteScalarAsync(Ct));
            Assert.Equal("two", await second.ExecuteScalarAsync(Ct));
        }
    }

    [Fact]
    public async Task Copy_works_both_ways_and_reports_its_errors()
    {
        await using var source = CreateSource();
        await using var connection = await source.OpenConnectionAsync(Ct);
        await using var create = new NpgsqlCommand("create table copied (id int primary key, name text)", connection);
        await create.ExecuteNonQueryAsync(Ct);

        await using (var writer = await connection.BeginBinaryImportAsync("copy copied from stdin (format binary)", Ct))
        {
            for (var i = 0; i < 100; i++)
                await writer.WriteRowAsync(Ct, i, $"name {i}");
            Assert.Equal(100UL, await writer.CompleteAsync(Ct));
        }

        var missing = await Assert.ThrowsAsync<PostgresException>(() => connection.BeginBinaryImportAsync("copy missing from stdin (format binary)", Ct));
        Assert.Equal("42P01", missing.SqlState);
        await using (var writer = await connection.BeginBinaryImportAsync("copy copied from stdin (format binary)", Ct))
        {
            await writer.WriteRowAsync(Ct, 1, "twice");
            var twice = await Assert.ThrowsAsync<PostgresException>(async () => await writer.CompleteAsync(Ct));
            Assert.Equal("23505", twice.SqlState);
        }

        using var reader = await connection.BeginTextExportAsync("copy (select name from copied where id < 2 order by id) to stdout", Ct);
        Assert.Equal("name 0\nname 1\n", await reader.ReadToEndAsync(Ct));
    }
}
