using Pgvector;

namespace SqlGen.Generated.Tests.Types;

public sealed class VectorTypeTests(TypesFixture fixture) : IClassFixture<TypesFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_of_pgvectors_types_come_back_as_they_were_sent()
    {
        NewDirection[] rows =
        [
            new() { Series = 1, Name = "none" },
            new()
            {
                Series = 1, Name = "all", Plain = new(new[] { 1.5f, -0f, float.MaxValue }), Free = new(new[] { float.Epsilon }),
                Half = new(new[] { (Half)1.5, Half.MinValue, Half.Epsilon }), Sparse = new(new Dictionary<int, float> { [0] = -1, [4] = 2.5f }, 5),
            },
        ];

        await fixture.Db.Directions.InsertManyAsync(rows, Token);

        foreach (var row in rows)
        {
            var read = (await fixture.Db.Directions.GetAsync(row.Series, row.Name, Token))!;
            Assert.Equal((row.Plain, row.Free, row.Half), (read.Plain, read.Free, read.Half));
            Assert.Equal(row.Sparse?.ToString(), read.Sparse?.ToString());
        }
    }

    [Fact]
    public async Task A_stream_leaves_null_out_has_keys_of_several_columns_and_vectors_of_any_dimension()
    {
        await fixture.Db.Directions.InsertManyAsync(
            Enumerable.Range(0, 50).Select(static i => new NewDirection { Series = 2, Name = $"{i}", Free = i == 7 ? null : new Vector(Enumerable.Repeat(i + 0.5f, 1 + (i * 300)).ToArray()) }), Token);
        SortedDictionary<int, int> seen = [];

        await foreach (var vector in fixture.Db.Directions.StreamFree().WithCancellation(Token))
        {
            var (series, name) = vector.Key;
            if (series != 2)
                continue;
            var i = int.Parse(name, System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(vector.Span.IndexOfAnyExcept(i + 0.5f) < 0);
            seen.Add(i, vector.Span.Length);
        }

        Assert.Equal(Enumerable.Range(0, 50).Where(static i => i != 7).Select(static i => (i, 1 + (i * 300))), seen.Select(static s => (s.Key, s.Value)));
    }
}
