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

    public static TheoryData<int> Refused => [.. Enumerable.Range(0, Hostile.Length)];

    private static NewDirection[] Hostile =>
    [
        new() { Series = 3, Name = "x", Plain = new(new[] { 0f, float.NaN, 0f }) },
        new() { Series = 3, Name = "x", Free = new(new[] { float.NegativeInfinity }) },
        new() { Series = 3, Name = "x", Free = new(Array.Empty<float>()) },
        new() { Series = 3, Name = "x", Half = new(new[] { Half.NaN, (Half)0, (Half)0 }) },
        new() { Series = 3, Name = "x", Half = new(new[] { (Half)0, Half.PositiveInfinity, (Half)0 }) },
        new() { Series = 3, Name = "x", Half = new(Enumerable.Repeat((Half)1, 4).ToArray()) },
        new() { Series = 3, Name = "x", Half = new(Array.Empty<Half>()) },
        new() { Series = 3, Name = "x", Sparse = new(new Dictionary<int, float> { [1] = float.NaN }, 5) },
        new() { Series = 3, Name = "x", Sparse = new(new Dictionary<int, float> { [4] = float.PositiveInfinity }, 5) },
        new() { Series = 3, Name = "x", Sparse = Empty(6) },
        new() { Series = 3, Name = "x", Sparse = new(new Dictionary<int, float> { [9] = 1 }, 5) },
        new() { Series = 3, Name = "x", Sparse = Empty(0) },
    ];

    // Dimensions that the source shows are errors of the build.
    private static SparseVector Empty(int dimensions) => new(new Dictionary<int, float>(), dimensions);

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_vector_that_pgvector_cannot_hold_is_refused_and_the_next_call_works(int which)
    {
        var row = Hostile[which];

        foreach (var call in (Func<Task>[])[() => fixture.Db.Directions.InsertAsync(row, Token), () => fixture.Db.Directions.InsertManyAsync([row, new() { Series = 3, Name = "y" }], Token)])
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(call);
            Assert.True(error is ArgumentException or Npgsql.PostgresException, error.ToString());
            Assert.False(await fixture.Db.Directions.ExistsAsync(3, "x", Token));
            Assert.False(await fixture.Db.Directions.ExistsAsync(3, "y", Token));
        }
    }

    [Theory]
    [InlineData(256)]
    [InlineData(10 << 20)]
    public async Task Bytes_of_any_value_and_number_are_stored_exactly(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(static i => (byte)(i ^ (i >> 8))).ToArray();

        await fixture.Db.EveryType.InsertManyAsync([new() { Id = length, Bytes = bytes }, new() { Id = -length, Bytes = bytes }], Token);

        Assert.Equal(bytes, (await fixture.Db.EveryType.GetAsync(length, Token))!.Bytes);
        Assert.Equal(bytes, (await fixture.Db.EveryType.UpdateAsync(-length, new() { Bytes = bytes }, Token) ? (await fixture.Db.EveryType.GetAsync(-length, Token))!.Bytes : null));
        Assert.True(await fixture.Db.EveryType.DeleteAsync(length, Token) && await fixture.Db.EveryType.DeleteAsync(-length, Token));
    }
}
