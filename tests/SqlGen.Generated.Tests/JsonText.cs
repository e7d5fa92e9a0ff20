using System.Text.Json;

namespace SqlGen.Generated.Tests;

/// <summary>JSON for arguments.</summary>
internal static class JsonText
{
    public static JsonElement Parse(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
