using System.Buffers;
using System.Security.Claims;
using System.Text.Json;

namespace SqlGen;

/// <summary>The JSON that a claim was in the token: its type is what the claim says of itself, never what the text looks like.</summary>
internal static class ClaimJson
{
    // As the token handlers of Microsoft.IdentityModel name them.
    private const string Json = "JSON";
    private const string JsonArray = "JSON_ARRAY";
    private const string JsonNull = "JSON_NULL";

    internal static JsonElement Of(List<Claim> claims, bool isArray)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (isArray)
                json.WriteStartArray();
            foreach (var claim in claims)
                Write(json, claim);
            if (isArray)
                json.WriteEndArray();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter json, Claim claim)
    {
        switch (claim.ValueType)
        {
            case ClaimValueTypes.Boolean when bool.TryParse(claim.Value, out var value):
                json.WriteBooleanValue(value);
                break;
            case ClaimValueTypes.Integer or ClaimValueTypes.Integer32 or ClaimValueTypes.Integer64 or ClaimValueTypes.UInteger32 or ClaimValueTypes.UInteger64 or ClaimValueTypes.Double
                when Parsed(claim.Value) is { ValueKind: JsonValueKind.Number } number:
                number.WriteTo(json);
                break;
            case Json or JsonArray when Parsed(claim.Value) is { } element:
                element.WriteTo(json);
                break;
            case JsonNull:
                json.WriteNullValue();
                break;
            default:
                ClaimText.Check(claim.Value, nameof(claim), ClaimName.Of(claim));
                json.WriteStringValue(claim.Value);
                break;
        }
    }

    /// <summary>Null where the text is no JSON; it is sent as the text that it is.</summary>
    private static JsonElement? Parsed(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
