using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SqlGen.Internal;

namespace SqlGen.Runtime.Tests.Database;

// By hand, what the generator emits for public.items.
public sealed record Item
{
    public required long Id { get; init; }
    public required Guid Owner { get; init; }
    public string? Name { get; init; }
    public required int Quantity { get; init; }
    public string?[]? Tags { get; init; }
    public string? Mood { get; init; }
    public DateTimeOffset? Happened { get; init; }
    public JsonElement? Data { get; init; }
    public long? Parent { get; init; }
}

public sealed record NewItem
{
    internal SqlColumnSet Set { get; private init; }

    public Guid Owner { get => field; init { field = value; Set = Set.With(0); } }
    public string? Name { get => field; init { field = value; Set = Set.With(1); } }
    public int Quantity { get => field; init { field = value; Set = Set.With(2); } }
    public string?[]? Tags { get => field; init { field = value; Set = Set.With(3); } }
    public string? Mood { get => field; init { field = value; Set = Set.With(4); } }
    public DateTimeOffset? Happened { get => field; init { field = value; Set = Set.With(5); } }
    public JsonElement? Data { get => field; init { field = value; Set = Set.With(6); } }
    public long? Parent { get => field; init { field = value; Set = Set.With(7); } }
}

internal static class ItemsSql
{
    internal const string Columns = "id, owner, name, quantity, tags, mood, happened, data, parent";

    internal static readonly SqlStatement Get = new("items.get", "select " + Columns + " from public.items where id = $1", SqlTraits.ReadOnly);
    internal static readonly SqlStatement All = new("items.all", "select " + Columns + " from public.items order by id", SqlTraits.ReadOnly);
    internal static readonly SqlStatement Count = new("items.count", "select count(*) from public.items", SqlTraits.ReadOnly);

    internal static readonly SqlStatement Exists = new("items.exists", "select exists (select from public.items where id = $1)", SqlTraits.ReadOnly);

    internal static readonly SqlInsert Insert = new(
        "items.insert", "public.items", ["owner", "name", "quantity", "tags", new("mood", "$1::public.mood"), "happened", "data", "parent"], Columns);

    internal static readonly SqlUpsert Upsert = new("items.upsert_on_owner_name", Insert, "owner, name", 0, 1);

    internal static readonly SqlUpdate Update = new(
        "items.update", "public.items", ["owner", "name", "quantity", "tags", new("mood", "$1::public.mood"), "happened", "data", "parent"], ["id"]);

    internal static readonly SqlBulkInsert<NewItem> InsertMany = new(
        Insert,
        static row => row.Set,
        Bind,
        new SqlBulkColumn<NewItem, Guid>(static row => row.Owner, NpgsqlDbType.Uuid),
        new SqlBulkColumn<NewItem, string?>(static row => row.Name, NpgsqlDbType.Text),
        new SqlBulkColumn<NewItem, int>(static row => row.Quantity, NpgsqlDbType.Integer),
        new SqlBulkColumn<NewItem, string?[]?>(static row => row.Tags, NpgsqlDbType.Array | NpgsqlDbType.Text, SqlBulkWays.Copy),
        new SqlBulkColumn<NewItem, string?>(static row => row.Mood, NpgsqlDbType.Text),
        new SqlBulkColumn<NewItem, DateTimeOffset?>(static row => row.Happened, NpgsqlDbType.TimestampTz),
        new SqlBulkColumn<NewItem, JsonElement?>(static row => row.Data, NpgsqlDbType.Jsonb),
        new SqlBulkColumn<NewItem, long?>(static row => row.Parent, NpgsqlDbType.Bigint));

    internal static void Bind(SqlCall call, NewItem row)
    {
        var set = row.Set;
        if (set.Has(0))
            call.Add(row.Owner, NpgsqlDbType.Uuid);
        if (set.Has(1))
            call.Add(row.Name, NpgsqlDbType.Text);
        if (set.Has(2))
            call.Add(row.Quantity, NpgsqlDbType.Integer);
        if (set.Has(3))
            call.Add(row.Tags, NpgsqlDbType.Array | NpgsqlDbType.Text);
        if (set.Has(4))
            call.Add(row.Mood, NpgsqlDbType.Text);
        if (set.Has(5))
            call.Add(row.Happened, NpgsqlDbType.TimestampTz);
        if (set.Has(6))
            call.Add(row.Data, NpgsqlDbType.Jsonb);
        if (set.Has(7))
            call.Add(row.Parent, NpgsqlDbType.Bigint);
    }

    internal static Item Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Owner = reader.GetGuid(1),
        Name = reader.IsDBNull(2) ? null : reader.GetString(2),
        Quantity = reader.GetInt32(3),
        Tags = reader.IsDBNull(4) ? null : reader.GetFieldValue<string?[]>(4),
        Mood = reader.IsDBNull(5) ? null : reader.GetString(5),
        Happened = reader.IsDBNull(6) ? null : reader.ReadTimestampTz(6),
        Data = reader.IsDBNull(7) ? null : reader.GetFieldValue<JsonElement>(7),
        Parent = reader.IsDBNull(8) ? null : reader.GetInt64(8),
    };
}
