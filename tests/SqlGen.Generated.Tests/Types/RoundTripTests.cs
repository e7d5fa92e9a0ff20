using System.Collections;
using System.Net.NetworkInformation;
using System.Text.Json;
using NpgsqlTypes;

namespace SqlGen.Generated.Tests.Types;

public sealed class RoundTripTests(TypesFixture fixture) : IClassFixture<TypesFixture>
{
    private static readonly Address Home = new() { Street = "Main \"St\", (1)", No = -1, Feeling = Mood.SoSo };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Edges.Length)];

    private static NewEveryType[] Edges =>
    [
        new() { Id = 0 },
        new()
        {
            Id = 1, Flag = true, Small = short.MaxValue, Whole = int.MaxValue, Big = long.MaxValue, Real4 = float.MaxValue, Real8 = double.MaxValue,
            Exact = decimal.MaxValue, Price = 99999999.99m, Cash = 92233720368547758.07m, Words = "", ShortWords = "ünïcø", Fixed = "abc", CatalogName = "n",
            Guid = Guid.Empty, Bytes = [], Doc = Json("{ \"a\" : 1 }"), Docb = Json("null"), Day = DateOnly.MaxValue, Clock = new(23, 59, 59, 999, 999),
            ClockZone = new(1, 1, 2, 23, 59, 59, TimeSpan.FromHours(-12)), LocalTime = DateTime.MaxValue, Instant = DateTimeOffset.MaxValue,
            Span = TimeSpan.FromDays(10_000_000), OneBit = true, Bits = new BitArray([true, false, true]), AddressIp = new("::1/64"),
            Mac = PhysicalAddress.Parse("08002B010203"), Spot = new(double.MaxValue, 0), Feeling = Mood.ItSGreat, Contact = "a@b", Home = Home,
            Whereabouts = new() { Name = null, At = Home }, Ints = new(1, true, 10, false), Days = new(new(2026, 1, 1), true, new(2026, 2, 1), false),
            Instants = new(DateTimeOffset.UnixEpoch, true, false, default, false, true), ManyInts = [new(1, true, 3, false), new(5, true, 7, false)],
        },
        new()
        {
            Id = 2, Flag = false, Small = short.MinValue, Whole = int.MinValue, Big = long.MinValue, Real4 = float.NaN, Real8 = double.NegativeInfinity,
            Exact = decimal.MinValue, Price = -0.01m, Cash = -0.01m, Words = "quote ' back \\ slash \n line", Fixed = "ab ", Bytes = [0, 255],
            Docb = Json("[1, \"ä\", {\"k\": [null]}]"), Day = DateOnly.MinValue, Clock = TimeOnly.MinValue, LocalTime = DateTime.MinValue,
            Instant = DateTimeOffset.MinValue, Span = -TimeSpan.FromMicroseconds(1), OneBit = false, Bits = new BitArray(0), Feeling = Mood.Ümläut,
            Home = new() { Street = null, No = null, Feeling = null }, Whereabouts = new() { Name = "x", At = null }, Ints = NpgsqlRange<int>.Empty,
            Days = new(default, false, true, default, false, true), ManyInts = [],
        },
        new() { Id = 3, Exact = 0.0000000000000000000000000001m, Home = null, Whereabouts = new() { Name = null, At = null }, Feeling = Mood.Sad },
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Every_type_comes_back_as_it_was_sent(int index)
    {
        var sent = Edges[index] with { Id = Edges[index].Id + 100 };
        var returned = await fixture.Db.EveryType.InsertAsync(sent, Token);
        var read = (await fixture.Db.EveryType.GetAsync(sent.Id, Token))!;

        AssertSame(sent, returned);
        AssertSame(sent, read);
    }

    [Fact]
    public async Task Every_type_comes_back_from_a_bulk_insert()
    {
        await fixture.Db.EveryType.InsertManyAsync(Edges.Select(static e => e with { Id = e.Id + 200 }), Token);

        foreach (var sent in Edges.Select(static e => e with { Id = e.Id + 200 }))
        {
            AssertSame(sent, (await fixture.Db.EveryType.GetAsync(sent.Id, Token))!);
        }
    }

    [Fact]
    public async Task Every_type_comes_back_from_a_patch()
    {
        await fixture.Db.EveryType.InsertAsync(new() { Id = 300, Words = "stays" }, Token);
        var edge = Edges[1];

        await fixture.Db.EveryType.UpdateAsync(300, new() { Home = edge.Home, Whereabouts = edge.Whereabouts, Feeling = edge.Feeling, Instants = edge.Instants, Docb = edge.Docb }, Token);
        var read = (await fixture.Db.EveryType.GetAsync(300, Token))!;

        Assert.Equal(("stays", edge.Home, edge.Whereabouts, edge.Feeling, edge.Instants), (read.Words, read.Home, read.Whereabouts, read.Feeling, read.Instants));
        await fixture.Db.EveryType.UpdateAsync(300, new() { Home = null, Feeling = null }, Token);
        read = (await fixture.Db.EveryType.GetAsync(300, Token))!;
        Assert.Equal((null, null, edge.Whereabouts), (read.Home, read.Feeling, read.Whereabouts));
    }

    [Fact]
    public async Task A_composite_of_nulls_is_not_null()
    {
        await fixture.Db.EveryType.InsertManyAsync([new() { Id = 400, Home = new() { Street = null, No = null, Feeling = null } }, new() { Id = 401, Home = null }], Token);

        Assert.True(await fixture.Database.ScalarAsync<bool>("select home is distinct from null from every_type where id = 400", Token));
        Assert.False(await fixture.Database.ScalarAsync<bool>("select home is distinct from null from every_type where id = 401", Token));
        Assert.NotNull((await fixture.Db.EveryType.GetAsync(400, Token))!.Home);
        Assert.Null((await fixture.Db.EveryType.GetAsync(401, Token))!.Home);
    }

    [Fact]
    public async Task Arrays_keep_nulls_and_emptiness_and_are_told_from_null()
    {
        var instant = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.FromHours(5));
        NewArraySample[] rows =
        [
            new() { Id = 1 },
            new() { Id = 2, Flags = [], Wholes = [], Words = [], Guids = [], Exacts = [], Instants = [], Days = [], Feelings = [], Contacts = [], Docs = [], Bytes = [] },
            new()
            {
                Id = 3, Flags = [true, null], Wholes = [null, int.MinValue], Words = ["", null, "a,\"b\""], Guids = [null, Guid.Empty], Exacts = [1.50m, null],
                Instants = [instant, null], Days = [DateOnly.MaxValue, null], Feelings = [Mood.Sad, null, Mood.Empty], Contacts = ["a@b", null], Docs = [Json("1"), null], Bytes = [[1], null],
            },
        ];

        foreach (var sent in rows)
        {
            AssertSame(sent, await fixture.Db.ArraySamples.InsertAsync(sent, Token));
        }

        await fixture.Db.ArraySamples.InsertManyAsync(rows.Select(static r => r with { Id = r.Id + 10 }), Token);
        foreach (var sent in rows)
        {
            AssertSame(sent with { Id = sent.Id + 10 }, (await fixture.Db.ArraySamples.GetAsync(sent.Id + 10, Token))!);
        }
    }

    [Fact]
    public async Task Defaults_generated_columns_and_required_ones_behave()
    {
        var row = await fixture.Db.StrictTypes.InsertAsync(new() { Home = Home, Amount = 21 }, Token);

        Assert.Equal((Mood.SoSo, Home, 21, 42), (row.Feeling, row.Home, row.Amount, row.Doubled));
        Assert.Empty(row.Tags);
        Assert.True(await fixture.Db.StrictTypes.UpdateAsync(row.Id, new() { Tags = ["a", null], Feeling = Mood.Empty }, Token));
        Assert.Equal("a,", string.Join(',', (await fixture.Db.StrictTypes.GetAsync(row.Id, Token))!.Tags));
    }

    [Fact]
    public async Task Json_is_read_into_the_users_type()
    {
        var row = await fixture.Db.Documents.InsertAsync(new() { Messages = [new("user", "Hi"), new("assistant", "\"Hello\"")] }, Token);
        await fixture.Db.Documents.InsertManyAsync([new() { Messages = [new("a", "1")] }, new() { Messages = [new("b", "2")], Extra = Json("{}") }, new()], Token);

        Assert.Equal([new("user", "Hi"), new("assistant", "\"Hello\"")], row.Messages);
        Assert.Equal(["a", "b"], (await fixture.Db.Documents.All().ToListAsync(Token)).Skip(1).SelectMany(static d => d.Messages).Select(static m => m.Role));
    }

    [Fact]
    public async Task An_unknown_label_is_named()
    {
        await using var database = await TestDatabase.CreateAsync("types.sql");
        await using var source = TypesDatabase.CreateDataSource(database.ConnectionString);
        await database.ExecuteAsync("alter type mood add value 'furious'", Token);
        await database.ExecuteAsync("insert into every_type (id, feeling) values (1, 'furious')", Token);

        var error = await Assert.ThrowsAsync<SqlGenDataException>(() => new TypesDatabase(source).EveryType.GetAsync(1, Token));

        Assert.Contains("\"furious\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("public.mood", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_where_the_schema_promises_none_is_named()
    {
        await using var database = await TestDatabase.CreateAsync("types.sql");
        await using var source = TypesDatabase.CreateDataSource(database.ConnectionString);
        await database.ExecuteAsync("alter table strict_types alter home drop not null, alter moment drop not null", Token);
        await database.ExecuteAsync("insert into strict_types (home, amount) values (null, 1); insert into strict_types (home, amount, moment) values (row(1,2,null), 1, null)", Token);
        var db = new TypesDatabase(source);

        Assert.Contains("home", (await Assert.ThrowsAsync<SqlGenDataException>(() => db.StrictTypes.GetAsync(1, Token))).Message, StringComparison.Ordinal);
        Assert.Contains("moment", (await Assert.ThrowsAsync<SqlGenDataException>(() => db.StrictTypes.GetAsync(2, Token))).Message, StringComparison.Ordinal);
        Assert.Contains("home", (await Assert.ThrowsAsync<SqlGenDataException>(() => db.StrictTypes.All().ToListAsync(Token))).Message, StringComparison.Ordinal);
    }

    private static JsonElement Json(string text) => JsonText.Parse(text);

    /// <summary>Every property that both records have is the same, arrays by their elements.</summary>
    private static void AssertSame(object sent, object read)
    {
        foreach (var property in read.GetType().GetProperties())
        {
            var (expected, actual) = (sent.GetType().GetProperty(property.Name)!.GetValue(sent), property.GetValue(read));
            Assert.True(AreSame(expected, actual), $"{property.Name}: sent {expected}, read {actual}");
        }
    }

    private static bool AreSame(object? expected, object? actual) => (expected, actual) switch
    {
        (JsonElement sent, JsonElement read) => JsonElement.DeepEquals(sent, read),
        (BitArray sent, BitArray read) => sent.Cast<bool>().SequenceEqual(read.Cast<bool>()),
        (Array sent, Array read) => sent.Length == read.Length && sent.Cast<object?>().Zip(read.Cast<object?>()).All(static pair => AreSame(pair.First, pair.Second)),
        // PostgreSQL keeps microseconds, and year 1 is its own lowest day here.
        (DateTimeOffset sent, DateTimeOffset read) => sent == read,
        _ => Equals(expected, actual),
    };
}
