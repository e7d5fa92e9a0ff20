using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SqlGen.Internal;

/// <summary>What a typed context is given, in the form in which policies read it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ContextValues
{
    /// <summary>A setting's text.</summary>
    /// <exception cref="ArgumentException">The text is empty, which policies can't tell from a setting that was never given.</exception>
    public static string Text(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return value;
    }

    /// <summary>A setting's text.</summary>
    public static string Text(Guid value) => value.ToString();

    /// <summary>A setting's text.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A setting's text.</summary>
    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A setting's text.</summary>
    public static string Text(bool value) => value ? "true" : "false";

    /// <summary>A setting's text.</summary>
    public static string Text(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A setting's text.</summary>
    public static string Text(JsonElement value) => value.GetRawText();

    /// <summary>The claims with one more, which may lie inside others: what was beside it stays.</summary>
    public static UserClaims Claim(UserClaims? claims, JsonElement value, params string[] path)
    {
        ArgumentNullException.ThrowIfNull(path);
        claims ??= UserClaims.Empty;
        return path.Length == 1 ? claims.With(path[0], value) : claims.With(path[0], Nested(claims.Find(path[0]), value, path));
    }

    /// <summary>The claims with one more.</summary>
    public static UserClaims Claim(UserClaims? claims, string value, params string[] path)
    {
        ArgumentNullException.ThrowIfNull(value);
        ClaimText.Check(value, nameof(value), path[^1]);
        return Claim(claims, JsonSerializer.SerializeToElement(value, ClaimsJsonContext.Default.String), path);
    }

    /// <summary>The claims with one more.</summary>
    public static UserClaims Claim(UserClaims? claims, Guid value, params string[] path) => Claim(claims, Text(value), path);

    /// <summary>The claims with one more.</summary>
    public static UserClaims Claim(UserClaims? claims, long value, params string[] path) =>
        Claim(claims, JsonSerializer.SerializeToElement(value, ClaimsJsonContext.Default.Int64), path);

    /// <summary>The claims with one more.</summary>
    public static UserClaims Claim(UserClaims? claims, decimal value, params string[] path) => Claim(claims, Text(value), path);

    /// <summary>The claims with one more.</summary>
    public static UserClaims Claim(UserClaims? claims, bool value, params string[] path) =>
        Claim(claims, JsonSerializer.SerializeToElement(value, ClaimsJsonContext.Default.Boolean), path);

    /// <summary>The claims with one more.</summary>
    public static UserClaims Claim(UserClaims? claims, DateOnly value, params string[] path) => Claim(claims, Text(value), path);

    private static JsonElement Nested(JsonElement? outer, JsonElement value, string[] path)
    {
        var root = outer is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given)! : new JsonObject();
        var inner = root;
        foreach (var step in path[1..^1])
        {
            if (inner[step] is not JsonObject next)
                inner[step] = next = new JsonObject();
            inner = next;
        }
        inner[path[^1]] = JsonNode.Parse(value.GetRawText());
        using var document = JsonDocument.Parse(root.ToJsonString());
        return document.RootElement.Clone();
    }
}
