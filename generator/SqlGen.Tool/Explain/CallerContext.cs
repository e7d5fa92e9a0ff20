using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Explain;

/// <summary>Who a call is made as: a role, the claims of a token, further settings. It holds until the transaction ends.</summary>
/// <param name="Role">Null for the login itself.</param>
internal sealed record CallerContext(string? Role, string? Claims, string? Subject, IReadOnlyList<KeyValuePair<string, string>> Settings)
{
    public static CallerContext Login { get; } = new(null, null, null, []);

    /// <summary>A user is authenticated unless another role is given; claims without a role's option name theirs.</summary>
    public static CallerContext Of(string? role, string? claims, string? user, IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        if (user is null && claims is null)
        {
            return new CallerContext(role, role is null ? null : new JsonObject { ["role"] = role }.ToJsonString(), null, settings);
        }

        JsonObject token;
        try
        {
            token = claims is null ? [] : JsonNode.Parse(claims) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new RefusalException("--claims is no JSON object; write it as '{\"sub\":\"…\",\"role\":\"authenticated\"}'");
        }

        if (user is not null)
        {
            token["sub"] = user;
        }

        role ??= Text(token, "role") ?? "authenticated";
        token["role"] ??= role;
        return new CallerContext(role, token.ToJsonString(), Text(token, "sub"), settings);
    }

    /// <summary>Puts it on the transaction. What a role's own settings are for its logins, they are not here.</summary>
    public async Task EnterAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var (name, value) in Settings)
        {
            await SetAsync(connection, name, value, ct);
        }

        if (Claims is not null)
        {
            await SetAsync(connection, "request.jwt.claims", Claims, ct);
        }

        // Last, because the role may lack the right to the settings.
        if (Role is not null)
        {
            await SetAsync(connection, "role", Role, ct);
        }
    }

    /// <summary><c>role authenticated, user 42…</c></summary>
    public string Describe() => Role is null ? "the login" : $"role {Role}{(Subject is null ? "" : ", user " + Subject)}";

    private static string? Text(JsonObject token, string name) => token[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // SET, because set_config is a query: its plan would come among those of the call.
    private static async Task SetAsync(NpgsqlConnection connection, string name, string value, CancellationToken ct)
    {
        var sql = $"set local {string.Join(".", name.Split('.').Select(SqlIdentifier.Quote))} = '{value.Replace("'", "''", StringComparison.Ordinal)}'";
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
