using System.Buffers.Binary;
using System.Text;

namespace SqlGen.Benchmarks.Calls;

/// <summary>The same calls through the wire client.</summary>
internal sealed class FloorCalls(WireClient client)
{
    public static async Task<FloorCalls?> PrepareAsync(string connectionString, bool scoped)
    {
        if (await WireClient.ConnectAsync(connectionString) is not { } client)
            return null;
        if (scoped)
        {
            await client.PrepareAsync("context", HandWrittenScoped.Context);
            await client.PrepareAsync("scoped", HandWrittenScoped.Query);
            return new(client);
        }

        await client.PrepareAsync("get", "select " + HandWritten.Columns + " from public.ai_usage where id = $1");
        await client.PrepareAsync("list", "select " + HandWritten.Columns + " from public.ai_usage where user_id = $1 order by id");
        await client.PrepareAsync("all", "select " + HandWritten.Columns + " from public.ai_usage");
        await client.PrepareAsync("insert", HandWritten.InsertText);
        return new(client);
    }

    /// <summary>The floor as a contender; none where the server asks for a password.</summary>
    public static IEnumerable<Contender> Contender(FloorCalls? floor, Func<FloorCalls, Contender> contender) => floor is null ? [] : [contender(floor)];

    public async ValueTask<AiUsage?> GetAsync(string id)
    {
        client.Execute("get", 1, wire => wire.Value(id));
        return await OneAsync();
    }

    public async ValueTask<List<AiUsage>> ListAsync(Guid user)
    {
        client.Execute("list", 1, wire => wire.Value(user));
        List<AiUsage> rows = [];
        await client.ReadAsync(1, row => rows.Add(Read(row)));
        return rows;
    }

    public async ValueTask StreamAsync(Seen seen)
    {
        client.Execute("all", 0, static _ => { });
        await client.ReadAsync(1, row => seen.Add(Read(row)));
    }

    public async ValueTask<AiUsage?> InsertAsync(Guid user)
    {
        client.Execute("insert", 8, wire =>
        {
            wire.Value(user);
            wire.Value("chat");
            wire.Value("gpt-4o-mini");
            wire.Value(120);
            wire.Value(80);
            wire.Value(200);
            wire.Fraction(1, 2345);
            wire.Value(350);
        });
        return await OneAsync();
    }

    public async ValueTask<List<AiUsage>> ScopedAsync(Guid user, int limit)
    {
        client.Execute("context", 1, wire => wire.Value(HandWrittenScoped.Claims(user)));
        client.Execute("scoped", 2, wire =>
        {
            wire.Value(user);
            wire.Value((long)limit);
        });
        List<AiUsage> rows = [];
        await client.ReadAsync(2, row => rows.Add(Read(row)));
        return rows;
    }

    private async ValueTask<AiUsage?> OneAsync()
    {
        AiUsage? one = null;
        await client.ReadAsync(1, row => one = Read(row));
        return one;
    }

    private static AiUsage Read(ReadOnlySpan<byte> row) => new()
    {
        Id = Encoding.UTF8.GetString(WireRow.Next(ref row)),
        UserId = new Guid(WireRow.Next(ref row), bigEndian: true),
        OperationType = Encoding.UTF8.GetString(WireRow.Next(ref row)),
        Model = Encoding.UTF8.GetString(WireRow.Next(ref row)),
        TokensPrompt = WireRow.Int(ref row),
        TokensCompletion = WireRow.Int(ref row),
        TokensTotal = WireRow.Int(ref row),
        Cost = WireRow.Numeric(ref row),
        LatencyMs = WireRow.Next(ref row) is { IsEmpty: false } latency ? BinaryPrimitives.ReadInt32BigEndian(latency) : null,
        CreatedAt = WireRow.Time(ref row),
    };
}
