using System.Text.Json.Nodes;
using Npgsql;

namespace SqlGen.Tool.Database;

/// <summary>Reads a live server's catalog into the JSON that <c>sqlgen inspect</c> prints, one query a section (Queries/*.sql).</summary>
public static class CatalogReader
{
    private static readonly string[] Sections =
    [
        "schemas", "extensions", "relations", "constraints", "indexes", "enums", "domains", "composites", "ranges", "functions", "sequences",
        "triggers", "policies",
    ];

    public static async Task<JsonObject> ReadAsync(NpgsqlConnection connection, CancellationToken ct = default)
    {
        // With an empty path the server prints every name outside pg_catalog qualified; the transaction keeps the setting from the caller's session.
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var path = new NpgsqlCommand("set local search_path = ''", connection, transaction))
        {
            await path.ExecuteNonQueryAsync(ct);
        }

        var catalog = new JsonObject();
        foreach (var section in Sections)
        {
            await using var command = new NpgsqlCommand(
                $"select coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(q))), '[]')::text from ({Query(section)}) q", connection, transaction);
            var rows = JsonNode.Parse((string)(await command.ExecuteScalarAsync(ct))!)!.AsArray();
            catalog[section] = section == "schemas" ? new JsonArray([.. rows.Select(static r => r!["name"]!.DeepClone())]) : rows;
        }

        return catalog;
    }

    private static string Query(string section)
    {
        using var stream = typeof(CatalogReader).Assembly.GetManifestResourceStream($"{section}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
