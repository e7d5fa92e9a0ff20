// What samples/Aot does, written by hand with Npgsql: the same rows under the same context, one round trip a call.
using Npgsql;
using NpgsqlTypes;
using Pgvector;

var builder = new NpgsqlSlimDataSourceBuilder(args[0]);
builder.ConnectionStringBuilder.NoResetOnClose = true;
builder.ConnectionStringBuilder.MaxAutoPrepare = 100;
builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
builder.EnableTransportSecurity();
builder.EnableArrays();
builder.EnableJsonTypes();
builder.UseVector();
await using var users = builder.Build();
var claims = $$"""{"sub":"{{Guid.NewGuid()}}","role":"authenticated"}""";

var id = "";
await CallAsync("insert into public.ai_conversations (title, model) values ($1, $2) returning id, user_id, title, model, messages, total_tokens, total_cost, created_at, updated_at",
    [Text("Trip to Lisbon"), Text("gpt-4o-mini")], reader => id = Conversation(reader));
Console.WriteLine("first row");
await CallAsync("select id, user_id, title, model, messages, total_tokens, total_cost, created_at, updated_at from public.ai_conversations where id = $1",
    [Text(id)], reader => Console.WriteLine($"read: {reader.GetString(2)}, {Conversation(reader)}"));
await CallAsync("insert into public.embeddings (content, embedding, metadata) select * from unnest($1, $2, $3)",
    [
        new NpgsqlParameter<string[]> { TypedValue = ["Lisbon has trams", "Porto has bridges"] },
        new NpgsqlParameter<Vector[]> { TypedValue = [Direction(0), Direction(1)] },
        new NpgsqlParameter<string[]> { TypedValue = ["""{"topic": "travel"}""", """{"topic": "travel"}"""], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
    ], null);
await CallAsync("select content, embedding <=> $1 from public.embeddings order by 2 limit 1",
    [new NpgsqlParameter<Vector> { TypedValue = Direction(0) }], reader => Console.WriteLine($"nearest: {reader.GetString(0)}, distance {reader.GetDouble(1):0.00}"));
await CallAsync("delete from public.embeddings", [], null);
await CallAsync("delete from public.ai_conversations where id = $1", [Text(id)], null);
return 0;

async Task CallAsync(string sql, NpgsqlParameter[] parameters, Action<NpgsqlDataReader>? read)
{
    await using var batch = users.CreateBatch();
    batch.BatchCommands.Add(new(
        "select set_config('search_path', 'public, extensions', true), set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)")
    {
        Parameters = { Text(claims) },
    });
    var command = new NpgsqlBatchCommand(sql);
    foreach (var parameter in parameters)
        command.Parameters.Add(parameter);
    batch.BatchCommands.Add(command);
    await using var reader = await batch.ExecuteReaderAsync();
    await reader.NextResultAsync();
    while (await reader.ReadAsync())
        read?.Invoke(reader);
}

static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };

static string Conversation(NpgsqlDataReader reader)
{
    _ = (reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<System.Text.Json.JsonElement>(4), reader.GetInt64(5), reader.GetDecimal(6), reader.GetDateTime(7), reader.GetDateTime(8));
    return reader.GetString(0);
}

static Vector Direction(int axis)
{
    var values = new float[1536];
    values[axis] = 1;
    return new(values);
}
