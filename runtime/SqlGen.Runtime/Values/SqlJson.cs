using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>json and jsonb as types of the user's, by System.Text.Json's source generation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlJson
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="SqlGenDataException">The document doesn't have the type's form.</exception>
    public static T Read<T>(NpgsqlDataReader reader, int ordinal, JsonSerializerContext context)
    {
        var json = reader.GetFieldValue<byte[]>(ordinal);
        try
        {
            return JsonSerializer.Deserialize(json, Info<T>(context))
                ?? throw new SqlGenDataException($"column \"{reader.GetName(ordinal)}\" is the JSON value null, which {typeof(T).Name} does not hold; change the value, or map the column to JsonElement");
        }
        catch (JsonException e)
        {
            throw new SqlGenDataException($"column \"{reader.GetName(ordinal)}\" does not have the form of {typeof(T).Name}: {e.Message.TrimEnd('.')}; change the value or the type", e);
        }
    }

    /// <summary>Writes a document; null is SQL's NULL.</summary>
    public static byte[]? Write<T>(T? value, JsonSerializerContext context) =>
        value is null ? null : JsonSerializer.SerializeToUtf8Bytes(value, Info<T>(context));

    private static JsonTypeInfo<T> Info<T>(JsonSerializerContext context) =>
        context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new InvalidOperationException($"{context.GetType().Name} does not know {typeof(T)}; add [JsonSerializable(typeof({typeof(T).Name}))] to it");
}
