using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Values;

public sealed partial class ValueTests(TestDatabase database) : IAsyncLifetime
{
    private NpgsqlDataSource _service = null!;
    private TestScope _scope = null!;

    public ValueTask InitializeAsync()
    {
        _service = database.CreateService();
        _scope = TestScope.AsService(_service);
        return default;
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Instants_keep_their_value()
    {
        var instant = new DateTimeOffset(2026, 2, 28, 13, 30, 0, TimeSpan.FromHours(5.5)).AddMicroseconds(123456);
        Assert.Equal(("2026-02-28 08:00:00.123456+00", instant.ToUniversalTime()), await EchoAsync(instant, NpgsqlDbType.TimestampTz, SqlReading.ReadTimestampTz));
        Assert.Equal(("0001-01-01 00:00:00+00", default), await EchoAsync(default(DateTimeOffset), NpgsqlDbType.TimestampTz, SqlReading.ReadTimestampTz));
        Assert.Equal(("infinity", DateTimeOffset.MaxValue), await EchoAsync(DateTimeOffset.MaxValue, NpgsqlDbType.TimestampTz, SqlReading.ReadTimestampTz));
        Assert.Equal(("9999-12-31 23:59:59.999999+00", DateTimeOffset.MaxValue.AddTicks(-9)), await EchoAsync(DateTimeOffset.MaxValue.AddTicks(-9), NpgsqlDbType.TimestampTz, SqlReading.ReadTimestampTz));
        // Finer than a microsecond: towards the past, before 2000 too.
        Assert.Equal("1989-12-31 23:59:59.999999+00", (await EchoAsync(new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(-1), NpgsqlDbType.TimestampTz, SqlReading.ReadTimestampTz)).Text);
    }

    [Fact]
    public async Task Local_times_keep_their_value_and_Utc_is_refused()
    {
        var time = new DateTime(2026, 2, 28, 13, 30, 0);
        Assert.Equal(("2026-02-28 13:30:00", time), await EchoAsync(time, NpgsqlDbType.Timestamp, SqlReading.ReadTimestamp));
        Assert.Equal(("0001-01-01 00:00:00", default), await EchoAsync(default(DateTime), NpgsqlDbType.Timestamp, SqlReading.ReadTimestamp));
        Assert.Equal(("infinity", DateTime.MaxValue), await EchoAsync(DateTime.MaxValue, NpgsqlDbType.Timestamp, SqlReading.ReadTimestamp));
        await Assert.ThrowsAsync<ArgumentException>(() => EchoAsync(DateTime.UtcNow, NpgsqlDbType.Timestamp, SqlReading.ReadTimestamp));
    }

    [Fact]
    public async Task Dates_keep_their_value_to_the_last_day()
    {
        Assert.Equal(("9999-12-31", DateOnly.MaxValue), await EchoAsync(DateOnly.MaxValue, NpgsqlDbType.Date, SqlReading.ReadDate));
        Assert.Equal(("0001-01-01", DateOnly.MinValue), await EchoAsync(DateOnly.MinValue, NpgsqlDbType.Date, SqlReading.ReadDate));
        Assert.Equal(("1999-12-31", new(1999, 12, 31)), await EchoAsync(new DateOnly(1999, 12, 31), NpgsqlDbType.Date, SqlReading.ReadDate));
    }

    [Theory]
    [InlineData("'infinity'::date", "infinity", nameof(SqlReading.ReadDate))]
    [InlineData("'-infinity'::date", "-infinity", nameof(SqlReading.ReadDate))]
    [InlineData("'0044-03-15 BC'::date", "a year outside", nameof(SqlReading.ReadDate))]
    [InlineData("'10000-01-01'::date", "a year outside", nameof(SqlReading.ReadDate))]
    [InlineData("'-infinity'::timestamptz", "-infinity", nameof(SqlReading.ReadTimestampTz))]
    [InlineData("'20000-01-01'::timestamptz", "a year outside", nameof(SqlReading.ReadTimestampTz))]
    [InlineData("'0044-03-15 BC'::timestamp", "a year outside", nameof(SqlReading.ReadTimestamp))]
    [InlineData("'24:00'::time", "24:00", nameof(SqlReading.ReadTime))]
    [InlineData("'24:00+02'::timetz", "24:00", nameof(SqlReading.ReadTimeTz))]
    [InlineData("'12:00+02:03:04'::timetz", "an offset with seconds", nameof(SqlReading.ReadTimeTz))]
    [InlineData("'1 month'::interval", "1 months", nameof(SqlReading.ReadInterval))]
    [InlineData("'200000000 days'::interval", "200000000 days", nameof(SqlReading.ReadInterval))]
    [InlineData("'NaN'::numeric", "NaN", nameof(SqlReading.ReadDecimal))]
    [InlineData("'infinity'::numeric", "infinity", nameof(SqlReading.ReadDecimal))]
    [InlineData("123456789012345678901234567890::numeric", "28 digits", nameof(SqlReading.ReadDecimal))]
    [InlineData("array['infinity'::date]", "infinity", nameof(SqlReading.ReadDateArray))]
    [InlineData("daterange('2020-01-01', 'infinity')", "infinity", nameof(SqlReading.ReadDateRange))]
    public async Task What_C_sharp_cannot_hold_is_refused_with_the_columns_name(string sql, string value, string reader)
    {
        Func<NpgsqlDataReader, object> read = reader switch
        {
            nameof(SqlReading.ReadDate) => static row => row.ReadDate(0),
            nameof(SqlReading.ReadTimestampTz) => static row => row.ReadTimestampTz(0),
            nameof(SqlReading.ReadTimestamp) => static row => row.ReadTimestamp(0),
            nameof(SqlReading.ReadTime) => static row => row.ReadTime(0),
            nameof(SqlReading.ReadTimeTz) => static row => row.ReadTimeTz(0),
            nameof(SqlReading.ReadInterval) => static row => row.ReadInterval(0),
            nameof(SqlReading.ReadDateArray) => static row => row.ReadDateArray(0),
            nameof(SqlReading.ReadDateRange) => static row => row.ReadDateRange(0),
            _ => static row => row.ReadDecimal(0),
        };

        var refused = await Assert.ThrowsAsync<SqlGenDataException>(() => _scope.Query($"select {sql} as odd", read).SingleAsync());

        Assert.StartsWith("column \"odd\" of type ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(value, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_intervals_and_numbers_keep_their_value()
    {
        Assert.Equal(("23:59:59.999999", new TimeOnly(23, 59, 59).Add(TimeSpan.FromMicroseconds(999999))), await EchoAsync(new TimeOnly(23, 59, 59).Add(TimeSpan.FromMicroseconds(999999)), NpgsqlDbType.Time, SqlReading.ReadTime));
        var timetz = new DateTimeOffset(1, 1, 2, 12, 30, 0, TimeSpan.FromHours(2));
        Assert.Equal(("12:30:00+02", timetz), await EchoAsync(timetz, NpgsqlDbType.TimeTz, SqlReading.ReadTimeTz));
        Assert.Equal(("1 day 12:00:00", TimeSpan.FromHours(36)), await EchoAsync(TimeSpan.FromHours(36), NpgsqlDbType.Interval, SqlReading.ReadInterval));
        Assert.Equal(TimeSpan.FromHours(-36), (await EchoAsync(TimeSpan.FromHours(-36), NpgsqlDbType.Interval, SqlReading.ReadInterval)).Value);
        Assert.Equal(("79228162514264337593543950335", decimal.MaxValue), await EchoAsync(decimal.MaxValue, NpgsqlDbType.Numeric, SqlReading.ReadDecimal));
        Assert.Equal(("1.10", 1.10m), await EchoAsync(1.10m, NpgsqlDbType.Numeric, SqlReading.ReadDecimal));
    }

    [Fact]
    public async Task Arrays_and_ranges_keep_their_values_and_NULLs()
    {
        var noon = new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal(["2020-01-01 10:00:00+00", null], await TextsAsync(new DateTimeOffset?[] { noon, null }, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz));
        Assert.Equal(["9999-12-31"], await TextsAsync(new[] { DateOnly.MaxValue }, NpgsqlDbType.Array | NpgsqlDbType.Date));
        Assert.Equal(["1", null], await TextsAsync(new int?[] { 1, null }, NpgsqlDbType.Array | NpgsqlDbType.Integer));
        Assert.Equal(["a", null, ""], await TextsAsync(new string?[] { "a", null, "" }, NpgsqlDbType.Array | NpgsqlDbType.Text));

        var days = new NpgsqlRange<DateOnly>(new(2020, 1, 1), true, DateOnly.MaxValue, false);
        Assert.Equal(("[2020-01-01,9999-12-31)", days), await EchoAsync(days, NpgsqlDbType.DateRange, SqlReading.ReadDateRange));
        var open = new NpgsqlRange<DateTimeOffset>(noon, true, false, default, false, true);
        Assert.Equal("[\"2020-01-01 10:00:00+00\",)", (await EchoAsync(open, NpgsqlDbType.TimestampTzRange, SqlReading.ReadTimestampTzRange)).Text);
        Assert.True((await EchoAsync(NpgsqlRange<DateTime>.Empty, NpgsqlDbType.TimestampRange, SqlReading.ReadTimestampRange)).Value.IsEmpty);
        Assert.Equal(new NpgsqlRange<int>(1, true, 5, false), (await EchoAsync(new NpgsqlRange<int>(1, true, 4, true), NpgsqlDbType.IntegerRange, static (row, i) => row.GetFieldValue<NpgsqlRange<int>>(i))).Value);
    }

    [Fact]
    public async Task NULL_is_NULL_for_every_kind_of_parameter()
    {
        Assert.Null(await NullAsync<string?>(NpgsqlDbType.Text));
        Assert.Null(await NullAsync<int?>(NpgsqlDbType.Integer));
        Assert.Null(await NullAsync<Guid?>(NpgsqlDbType.Uuid));
        Assert.Null(await NullAsync<DateTimeOffset?>(NpgsqlDbType.TimestampTz));
        Assert.Null(await NullAsync<DateTime?>(NpgsqlDbType.Timestamp));
        Assert.Null(await NullAsync<DateOnly?>(NpgsqlDbType.Date));
        Assert.Null(await NullAsync<JsonElement?>(NpgsqlDbType.Jsonb));
        Assert.Null(await NullAsync<byte[]?>(NpgsqlDbType.Bytea));
        Assert.Null(await NullAsync<BitArray?>(NpgsqlDbType.Varbit));
        Assert.Null(await NullAsync<DateTimeOffset?[]?>(NpgsqlDbType.Array | NpgsqlDbType.TimestampTz));
        Assert.Null(await NullAsync<NpgsqlRange<DateOnly>?>(NpgsqlDbType.DateRange));
        var call = _scope.Call(new("test", "select $1 is null"));
        call.AddVector((Pgvector.Vector?)null, 3, "query");
        Assert.True(await call.SingleAsync(static reader => reader.GetBoolean(0), default));
    }

    [Fact]
    public async Task Json_travels_as_an_element_or_as_a_type()
    {
        var element = JsonDocument.Parse("""{"a": [1, null, "ü"]}""").RootElement;
        Assert.Equal(JsonSerializer.Serialize(element), JsonSerializer.Serialize((await EchoAsync(element, NpgsqlDbType.Jsonb, static (row, i) => row.GetFieldValue<JsonElement>(i))).Value));
        Assert.Equal("null", (await EchoAsync(JsonDocument.Parse("null").RootElement, NpgsqlDbType.Jsonb, static (row, i) => row.GetFieldValue<JsonElement>(i))).Text);
        await Assert.ThrowsAsync<ArgumentException>(() => EchoAsync(default(JsonElement), NpgsqlDbType.Jsonb, static (row, i) => row.GetFieldValue<JsonElement>(i)));

        foreach (var type in new[] { NpgsqlDbType.Jsonb, NpgsqlDbType.Json })
        {
            var call = _scope.Call(new("test", "select $1"));
            call.Add(SqlJson.Write(new Note("x", 2), NotesContext.Default), type);
            Assert.Equal(new Note("x", 2), await call.SingleAsync(static row => SqlJson.Read<Note>(row, 0, NotesContext.Default), default));
        }
        var malformed = await Assert.ThrowsAsync<SqlGenDataException>(() => _scope.Query("select '[]'::jsonb as note", static row => SqlJson.Read<Note>(row, 0, NotesContext.Default)).SingleAsync());
        Assert.StartsWith("column \"note\" does not have the form of Note", malformed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mapped_types_travel_as_text()
    {
        var call = _scope.Call(new("test", "select $1::bigint::text"));
        call.Add(SqlParsed.Write(42L), NpgsqlDbType.Text);
        Assert.Equal(42L, await call.SingleAsync(static row => SqlParsed.Read<long>(row, 0), default));
        await Assert.ThrowsAsync<SqlGenDataException>(() => _scope.Query("select 'x'", static row => SqlParsed.Read<long>(row, 0)).SingleAsync());
    }

    [Fact]
    public void A_vector_the_server_would_refuse_is_refused_before_anything_is_sent()
    {
        var call = _scope.Call(new("test", "select $1"));

        var wrong = Assert.Throws<ArgumentException>(() => call.AddVector(new Pgvector.Vector(new float[3]), 1536, "queryEmbedding"));
        Assert.StartsWith("queryEmbedding has 3 dimensions, expected 1536", wrong.Message, StringComparison.Ordinal);
        Assert.Equal("queryEmbedding", wrong.ParamName);
        Assert.StartsWith("q is NaN at index 1", Assert.Throws<ArgumentException>(() => call.AddVector(new Pgvector.Vector(new[] { 0, float.NaN }), 2, "q")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => call.AddVector(new Pgvector.HalfVector(new[] { Half.PositiveInfinity }), 1, "q"));
        Assert.Throws<ArgumentException>(() => call.AddVector(new Pgvector.SparseVector(new float[] { 0, 1 }), 3, "q"));
    }

    private async Task<(string Text, T Value)> EchoAsync<T>(T value, NpgsqlDbType type, Func<NpgsqlDataReader, int, T> read)
    {
        await using var transaction = await _scope.BeginTransactionAsync();
        await transaction.ExecuteAsync("set local timezone = 'UTC'");
        var call = transaction.Call(new("test.echo", "select $1, $1::text"));
        call.Add(value, type);
        return await call.SingleAsync(reader => (reader.GetString(1), read(reader, 0)), default);
    }

    private async Task<List<string?>> TextsAsync<T>(T value, NpgsqlDbType type)
    {
        await using var transaction = await _scope.BeginTransactionAsync();
        await transaction.ExecuteAsync("set local timezone = 'UTC'");
        var call = transaction.Call(new("test.texts", "select $1::text[]"));
        call.Add(value, type);
        return await call.SingleAsync(static reader => reader.GetFieldValue<List<string?>>(0), default);
    }

    private async Task<object?> NullAsync<T>(NpgsqlDbType type)
    {
        var call = _scope.Call(new("test.null", "select $1"));
        call.Add(default(T)!, type);
        return await call.SingleAsync(static reader => reader.IsDBNull(0) ? null : reader.GetValue(0), default);
    }

    internal sealed record Note(string Text, int Stars);

    [JsonSerializable(typeof(Note))]
    internal sealed partial class NotesContext : JsonSerializerContext;
}
