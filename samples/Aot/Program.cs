using System.Diagnostics;
using System.Text.Json;
using AotSample;
using Pgvector;

if (args is not [var connectionString])
{
    Console.Error.WriteLine("""usage: aot-sample "Host=…;Database=…;Username=…;Password=…", a login of users' calls on a database with schema/schema.sql""");
    return 2;
}

var watch = Stopwatch.StartNew();
await using var users = AiDatabase.CreateDataSource(connectionString);
var me = new AiDatabase(users).AsAuthenticated(Guid.NewGuid());

var trip = await me.AiConversations.InsertAsync(new() { Title = "Trip to Lisbon", Model = "gpt-4o-mini" });
Console.WriteLine($"first row after {watch.Elapsed.TotalMilliseconds:0} ms");

var read = await me.AiConversations.GetAsync(trip.Id);
Console.WriteLine($"read: {read?.Title}, {read?.Messages.GetArrayLength()} messages, {read?.TotalTokens} tokens");

await me.Embeddings.InsertManyAsync([Note("Lisbon has trams", 0), Note("Porto has bridges", 1)]);
await foreach (var near in me.Embeddings.NearestByEmbedding(Direction(0), limit: 1))
    Console.WriteLine($"nearest: {near.Row.Content}, distance {near.Distance:0.00}");

await me.DeleteByMetadataAsync(Travel());
return await me.AiConversations.DeleteAsync(trip.Id) ? 0 : 1;

static NewEmbeddingRow Note(string text, int axis) =>
    new() { Content = text, Embedding = Direction(axis), Metadata = Travel() };

static JsonElement Travel()
{
    using var document = JsonDocument.Parse("""{"topic": "travel"}""");
    return document.RootElement.Clone();
}

static Vector Direction(int axis)
{
    var values = new float[1536];
    values[axis] = 1;
    return new(values);
}
