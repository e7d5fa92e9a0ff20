// One row by key through Npgsql alone, with the parts of it that the schema needs.
using Npgsql;

var builder = new NpgsqlSlimDataSourceBuilder(args[0]);
builder.ConnectionStringBuilder.NoResetOnClose = true;
builder.ConnectionStringBuilder.MaxAutoPrepare = 100;
builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
builder.EnableTransportSecurity();
builder.EnableArrays();
builder.EnableJsonTypes();
builder.UseVector();
await using var source = builder.Build();
await using var command = source.CreateCommand(
    "select id, user_id, operation_type, model, tokens_prompt, tokens_completion, tokens_total, cost, latency_ms, created_at from public.ai_usage where id = $1");
command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = args[1] });
await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SingleRow);
await reader.ReadAsync();
var (id, user, operation, model) = (reader.GetString(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3));
var (prompt, completion, total) = (reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6));
var (cost, latency) = (reader.GetDecimal(7), reader.IsDBNull(8) ? (int?)null : reader.GetInt32(8));
Console.WriteLine($"{id} {user} {operation} {model} {prompt} {completion} {total} {cost} {latency} {reader.GetFieldValue<DateTimeOffset>(9).UtcTicks}");
