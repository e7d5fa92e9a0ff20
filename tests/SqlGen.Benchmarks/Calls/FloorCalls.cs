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
        Id = Encoding.UTF8.GetString(Next(ref row)),
        UserId = new Guid(Next(ref row), bigEndian: true),
        OperationType = Encoding.UTF8.GetString(Next(ref row)),
        Model = Encoding.UTF8.GetString(Next(ref row)),
        TokensPrompt = BinaryPrimitives.ReadInt32BigEndian(Next(ref row)),
        TokensCompletion = BinaryPrimitives.ReadInt32BigEndian(Next(ref row)),
        TokensTotal = BinaryPrimitives.ReadInt32BigEndian(Next(ref row)),
        Cost = Numeric(Next(ref row)),
        LatencyMs = Next(ref row) is { IsEmpty: false } latency ? BinaryPrimitives.ReadInt32BigEndian(latency) : null,
        CreatedAt = new(new DateTime(2000, 1, 1).AddMicroseconds(BinaryPrimitives.ReadInt64BigEndian(Next(ref row))), TimeSpan.Zero),
    };

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> row)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(row);
        var value = length < 0 ? default : row.Slice(4, length);
        row = row[(4 + Math.Max(0, length))..];
        return value;
    }

    // Digits to the base of 10,000; the weight is the first one's power.
    private static decimal Numeric(ReadOnlySpan<byte> value)
    {
        var weight = BinaryPrimitives.ReadInt16BigEndian(value[2..]);
        var result = 0m;
        for (var i = 8; i < value.Length; i += 2, weight--)
        {
            var digit = (decimal)BinaryPrimitives.ReadInt16BigEndian(value[i..]);
            for (var power = weight; power < 0; power++)
                digit /= 10_000;
            for (var power = weight; power > 0; power--)
                digit *= 10_000;
            result += digit;
        }

        return result;
    }
}
