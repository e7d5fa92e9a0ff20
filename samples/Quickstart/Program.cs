using System.Text.Json;
using Quickstart;
using SqlGen;
using SqlGen.Testing;
using static Quickstart.Report;

// A database: SQLGEN_POSTGRES, Docker, a native server or PGlite, whichever answers first.
await using var server = await PostgresServer.StartAsync();
Fact("database", server.Description);

await using var sample = await SampleDatabase.CreateAsync(server);
Fact("schema", "supabase-shim.sql and schema.sql applied to a fresh database");

// Two logins: the service's rights never ride on the users' connections.
await using var users = AiDatabase.CreateDataSource(sample.UsersConnectionString);
await using var service = AiDatabase.CreateDataSource(sample.ServiceConnectionString);

// A login that could see everybody's rows is refused by default. PGlite has no other: there it is only reported.
var db = new AiDatabase(users, service, new() { LoginCheck = server.IsNative ? LoginCheck.Refuse : LoginCheck.Report });

var (anna, ben) = (Guid.NewGuid(), Guid.NewGuid());
var asAnna = db.AsAuthenticated(anna);
var asBen = db.AsAuthenticated(ben);
var asService = db.AsService();

Heading("Conversations: each user has their own");
var trip = await asAnna.AiConversations.InsertAsync(new() { Title = "Trip to Lisbon", Model = "gpt-4o-mini" });
await asBen.AiConversations.InsertAsync(new() { Title = "Tax questions", Model = "gpt-4o-mini" });
await asAnna.AiConversations.UpdateAsync(trip.Id, new() { Title = "Trip to Lisbon and Porto", TotalTokens = 420 });
List("Anna sees", (await asAnna.AiConversations.All().ToListAsync()).Select(c => $"{c.Title} ({c.TotalTokens} tokens)"));
List("Ben sees", (await asBen.AiConversations.All().ToListAsync()).Select(c => $"{c.Title} ({c.TotalTokens} tokens)"));
Check("Ben asks for Anna's conversation by its id and gets nothing", await asBen.AiConversations.GetAsync(trip.Id) is null);
Check("Ben deletes it: no row is touched, and the call says so", !await asBen.AiConversations.DeleteAsync(trip.Id));

Heading("Embeddings: inserted in bulk, found by similarity");
var written = await asAnna.Embeddings.InsertManyAsync(
[
    Note("travel", "Lisbon has trams and steep hills"),
    Note("travel", "Trains to Porto leave from Lisbon Oriente"),
    Note("travel", "Porto has bridges and port wine"),
    Note("food", "Pastel de nata is a custard tart from Lisbon"),
]);
Line($"Anna writes {written} in one call, Ben writes one, the service publishes one");
await asBen.Embeddings.InsertAsync(Note("tax", "The tax return is due in July"));
await asService.Embeddings.InsertAsync(new()
{
    UserId = null,      // must be said: a row without an owner is everybody's
    Content = "Lisbon airport is close to the centre",
    Embedding = ToyEmbedding.Of("Lisbon airport is close to the centre"),
    Metadata = Json("""{"topic": "travel"}"""),
});

var question = ToyEmbedding.Of("trains and trams in Lisbon");
await HitsAsync("Anna searches, threshold 0.3", asAnna.MatchEmbeddings(question, matchThreshold: 0.3, matchCount: 10));
await HitsAsync("Anna searches where metadata contains {\"topic\": \"food\"}",
    asAnna.MatchEmbeddings(question, matchThreshold: 0, matchCount: 10, filter: Json("""{"topic": "food"}""")));
await HitsAsync("Ben searches: public rows and his own, none of Anna's", asBen.MatchEmbeddings(question, matchThreshold: 0, matchCount: 10));
await HitsAsync("nobody is signed in: public rows", db.AsAnonymous().MatchEmbeddings(question, matchThreshold: 0, matchCount: 10));

Heading("Usage: the service writes it, its owner reads it");
await asService.AiUsage.InsertAsync(new()
{
    UserId = anna, OperationType = "chat", Model = "gpt-4o-mini", TokensPrompt = 300, TokensCompletion = 120, TokensTotal = 420, Cost = 0.00012m, LatencyMs = 840,
});
await asService.AiUsage.InsertAsync(new()
{
    UserId = anna, OperationType = "embedding", Model = "text-embedding-3-small", TokensPrompt = 64, TokensTotal = 64, Cost = 0.0000013m, LatencyMs = 95,
});
List("Anna reads", (await asAnna.AiUsage.All().ToListAsync()).Select(u => $"{u.OperationType,-10} {u.Model,-24} {u.TokensTotal,4} tokens  {u.LatencyMs} ms"));
Check("Ben sees none of it", await asBen.AiUsage.CountAsync() == 0);

Heading("Deletion by metadata");
Line($"Anna deletes her rows with topic travel: {await asAnna.DeleteByMetadataAsync(Json("""{"topic": "travel"}"""))} gone");
Check("the public row with the same topic is still there", await db.AsAnonymous().Embeddings.CountAsync() == 1);
Check("Ben's row is still there", await asBen.Embeddings.CountAsync() == 2);

Heading("Done: compiled against schema.sql, run under Row Level Security");
return 0;

static NewEmbeddingRow Note(string topic, string text) =>
    new() { Content = text, Embedding = ToyEmbedding.Of(text), Metadata = Json($$"""{"topic": "{{topic}}"}""") };

static JsonElement Json(string json)
{
    using var document = JsonDocument.Parse(json);
    return document.RootElement.Clone();
}
