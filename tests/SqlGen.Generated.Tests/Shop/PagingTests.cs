using System.Reflection;
using System.Text;
using Npgsql;
using SqlGen.Internal;

namespace SqlGen.Generated.Tests.Shop;

public sealed class PagingTests(ShopFixture fixture) : IClassFixture<ShopFixture>
{
    private static readonly DateTime Start = new(2026, 1, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Many readings have the same time: only the key behind it tells them apart.
    private static IEnumerable<NewReading> Readings(int from, string sensor) => Enumerable.Range(from, 60).Select(i => new NewReading
    {
        Id = i,
        Sensor = sensor,
        Kind = (i % 3) switch { 0 => null, 1 => "a", _ => "b" },
        At = Start.AddMinutes(i / 7),
        Value = i,
    });

    [Fact]
    public async Task Pages_of_a_descending_index_go_from_late_to_early_without_gaps_or_doubles()
    {
        await fixture.Db.Readings.InsertManyAsync(Readings(1000, "desc"), Token);

        var all = await PagesAsync(after => fixture.Db.Readings.ListBySensor("desc", limit: 7, after: after));

        Assert.Equal(60, all.Select(static r => r.Id).Distinct().Count());
        Assert.Equal(60, all.Count);
        Assert.Equal(all.Select(static r => r.At).OrderDescending(), all.Select(static r => r.At));
    }

    [Fact]
    public async Task Null_lists_the_rows_without_a_value()
    {
        await fixture.Db.Readings.InsertManyAsync(Readings(2000, "nulls"), Token);

        var none = await PagesAsync(after => fixture.Db.Readings.ListByKind(null, limit: 4, after: after));
        var some = await PagesAsync(after => fixture.Db.Readings.ListByKind("a", limit: 4, after: after));

        Assert.Equal(20, none.Count(static r => r.Sensor == "nulls"));
        Assert.All(none, static r => Assert.Null(r.Kind));
        Assert.Equal(20, some.Count(static r => r.Sensor == "nulls"));
        Assert.Equal(none.Count, none.Select(static r => r.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_span_of_time_is_paged_too()
    {
        await fixture.Db.Readings.InsertManyAsync(Readings(3000, "span"), Token);

        var all = await PagesAsync(after => fixture.Db.Readings.ListBySensorAndAt("span", Start.AddMinutes(429), Start.AddMinutes(433), limit: 5, after: after));

        Assert.Equal(Readings(3000, "span").Where(static r => r.At >= Start.AddMinutes(429) && r.At < Start.AddMinutes(433)).Select(static r => r.Id).Order(), all.Select(static r => r.Id).Order());
    }

    [Theory]
    [InlineData("readings_by_at", "ListByAt", "null, null")]
    [InlineData("readings_by_kind", "ListByKind", "'a'")]
    [InlineData("readings_by_sensor", "ListBySensor", "'desc'")]
    public async Task A_later_page_is_found_through_the_index(string index, string list, string arguments)
    {
        Assert.NotNull(fixture.Db);
        await fixture.Database.ExecuteAsync(
            """
            insert into readings select i, 's' || i % 50, case i % 300 when 1 then 'a' when 2 then 'b' end, timestamp '2026-01-01' - i * interval '1 minute', i
            from generate_series(100000, 119999) i on conflict do nothing;
            analyze readings
            """,
            Token);

        var plan = await ExplainAsync(list, arguments);

        Assert.Contains($"using {index}", plan, StringComparison.Ordinal);
        Assert.Contains("Index Cond", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    private async Task<string> ExplainAsync(string list, string arguments)
    {
        var query = (SqlQuery)typeof(ShopDatabase).GetNestedType("ReadingsSql", BindingFlags.NonPublic)!
            .GetField(list, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        var (flags, types) = list switch
        {
            "ListByAt" => (new[] { false, false, true }, "timestamp, timestamp, timestamp, int, int"),
            "ListByKind" => ([true, true], "text, timestamp, int, int"),
            _ => ([true], "text, timestamp, int, int"),
        };
        await using var connection = new NpgsqlConnection(fixture.Database.ConnectionString);
        await connection.OpenAsync(Token);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"prepare page({types}) as {query.For(flags).Text}"),
                new($"explain execute page({arguments}, timestamp '2025-10-20', 5, 10)"),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(Token);
        var plan = new StringBuilder();
        while (await reader.ReadAsync(Token))
        {
            plan.AppendLine(reader.GetString(0));
        }

        return plan.ToString();
    }

    private static async Task<List<Reading>> PagesAsync(Func<Reading?, SqlRows<Reading>> list)
    {
        var all = new List<Reading>();
        for (Reading? last = null; ;)
        {
            var page = await list(last).ToListAsync(Token);
            if (page.Count == 0)
            {
                return all;
            }

            all.AddRange(page);
            last = page[^1];
        }
    }
}
