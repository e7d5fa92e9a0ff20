using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Schema.Tests.Guide;

/// <summary>A block, run statement by statement on one session, as psql would.</summary>
public sealed record GuideRun(IReadOnlyList<string[]> LastRows)
{
    /// <summary>A fresh database in the state that the block declares, with the extension in the schema given.</summary>
    public static async Task<PostgresDatabase> PrepareAsync(PostgresServer server, GuideBlock block, string vectorSchema, CancellationToken ct)
    {
        List<SqlScript> scripts = [];
        if (block.State != "empty" && vectorSchema != "extensions")
            scripts.Add(new("extension", $"create extension vector with schema {vectorSchema};"));
        scripts.AddRange(block.State switch
        {
            "empty" => [],
            "shim" => [SqlScript.SupabaseShim],
            "schema" => [SqlScript.SupabaseShim, SqlScript.Schema],
            "data" => [SqlScript.SupabaseShim, SqlScript.Schema, new SqlScript("data", GuideText.Block("data").Text)],
            var state => throw new FormatException($"line {block.Line} of the guide: db={state} is not known"),
        });
        var database = await server.CreateDatabaseAsync(scripts, ct);
        foreach (var earlier in block.After)
            await ExecuteAsync(database, GuideText.Block(earlier), ct);
        return database;
    }

    public static async Task<GuideRun> ExecuteAsync(PostgresDatabase database, GuideBlock block, CancellationToken ct)
    {
        var login = block.Role == "postgres" ? database.ConnectionString : await database.LoginAsync(block.Role, ct);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(login) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        List<string[]> last = [];
        foreach (var statement in StatementSplitter.Split(block.Text))
        {
            var text = SqlScript.Protect(statement);
            await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 120, AllResultTypesAreUnknown = true };
            await using var reader = await command.ExecuteReaderAsync(ct);
            if (reader.FieldCount == 0)
                continue;
            last = [];
            while (await reader.ReadAsync(ct))
                last.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : reader.GetString(i))]);
        }

        return new(last);
    }
}
