using Npgsql;
using SqlGen.Testing;

namespace SqlGen.PostgreSql.Tests.Binding;

public sealed class QueryAnalyzerServerTests
{
    [Fact]
    public async Task The_server_gives_the_same_names_and_types()
    {
        await CompareAsync(await SharedServer.GetAsync(), BoundQuery.Files);
    }

    [Fact]
    public async Task A_server_of_18_gives_the_same_names_and_types()
    {
        var server = await NewestServer.GetAsync();
        Assert.SkipWhen(server is null, NewestServer.Missing);
        await CompareAsync(server, BoundQuery.FilesOf18);
    }

    private static async Task CompareAsync(PostgresServer server, IEnumerable<string> files)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await server.CreateDatabaseAsync(ct);
        await database.ExecuteAsync(BoundQuery.Schema, ct);
        await using var dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        await using var connection = await dataSource.OpenConnectionAsync(ct);

        foreach (var query in files.SelectMany(BoundQuery.ReadFile))
        {
            var expected = query.Columns.Select(static c => c.Replace(" | not null", "", StringComparison.Ordinal));
            Assert.Equal(expected, await DescribeAsync(connection, query.Sql, ct));
        }
    }

    /// <summary>The types are those of a view's columns, for the protocol shows a domain as its base; the names may repeat, so the view has its own.</summary>
    private static async Task<List<string>> DescribeAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        var names = new List<string>();
        var plain = new List<string>();
        await using (var command = new NpgsqlCommand(sql, connection))
        await using (var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SchemaOnly, ct))
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                names.Add(reader.GetName(i));
                plain.Add($"--> {reader.GetName(i)} | {reader.GetDataTypeName(i).Replace(", ", ",", StringComparison.Ordinal)}");
            }
        }

        // There is no view of a change; its columns here are of no domain.
        if (!sql.StartsWith("select", StringComparison.Ordinal) && !sql.StartsWith("with", StringComparison.Ordinal) && !sql.StartsWith("values", StringComparison.Ordinal))
        {
            return plain;
        }

        var aliases = string.Join(", ", names.Select(static (_, i) => "c" + i));
        await using (var create = new NpgsqlCommand($"create temp view described ({aliases}) as {sql}", connection))
        {
            await create.ExecuteNonQueryAsync(ct);
        }

        var types = new List<string>();
        const string Types = """
            select format_type(atttypid, atttypmod)
            from pg_attribute where attrelid = 'pg_temp.described'::regclass and attnum > 0 order by attnum
            """;
        await using (var transaction = await connection.BeginTransactionAsync(ct))
        {
            await using (var path = new NpgsqlCommand("set local search_path = ''", connection, transaction))
            {
                await path.ExecuteNonQueryAsync(ct);
            }

            await using var command = new NpgsqlCommand(Types, connection, transaction);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                types.Add(reader.GetString(0));
            }
        }

        await using (var drop = new NpgsqlCommand("drop view pg_temp.described", connection))
        {
            await drop.ExecuteNonQueryAsync(ct);
        }

        return names.Zip(types, static (name, type) => $"--> {name} | {type}").ToList();
    }
}
