using System.Text.Json;
using Npgsql;
using SqlGen.PostgreSql.Drift;

namespace SqlGen.Tool.Database;

/// <summary>Reads a live database as the items that the comparison compares (Facts/*.sql, one query a kind).</summary>
internal static class LiveItems
{
    private static readonly (SchemaItemKind Kind, string Section)[] Sections =
    [
        (SchemaItemKind.Schema, "schemas"), (SchemaItemKind.Extension, "extensions"), (SchemaItemKind.Relation, "relations"),
        (SchemaItemKind.Column, "columns"), (SchemaItemKind.Constraint, "constraints"), (SchemaItemKind.Index, "indexes"),
        (SchemaItemKind.Trigger, "triggers"), (SchemaItemKind.Policy, "policies"), (SchemaItemKind.Enum, "enums"), (SchemaItemKind.Domain, "domains"),
        (SchemaItemKind.Composite, "composites"), (SchemaItemKind.Range, "ranges"), (SchemaItemKind.Function, "functions"),
        (SchemaItemKind.Sequence, "sequences"), (SchemaItemKind.Grant, "grants"),
    ];

    public static async Task<List<SchemaItem>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        // One snapshot, and with an empty path every name outside pg_catalog is printed qualified. Inside a transaction of the caller's it joins that.
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('search_path', '', true)"));
        foreach (var (_, section) in Sections)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Query(section)));
        }

        var items = new List<SchemaItem>();
        await using var reader = await batch.ExecuteReaderAsync(ct);
        foreach (var (kind, _) in Sections)
        {
            await reader.NextResultAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                items.Add(Item(kind, reader.GetString(0), reader.GetString(1), reader.GetString(2)));
            }
        }

        return items;
    }

    private static SchemaItem Item(SchemaItemKind kind, string owner, string name, string aspects)
    {
        var item = new SchemaItem(kind, owner, name);
        using var document = JsonDocument.Parse(aspects);
        foreach (var aspect in document.RootElement.EnumerateObject())
        {
            item.Aspects[aspect.Name] = Normalize(aspect.Name, aspect.Value.GetString() ?? "");
        }

        return item;
    }

    // A server that runs on Windows, or a client that wrote there, leaves \r\n in bodies.
    private static string Normalize(string aspect, string value) => aspect switch
    {
        "settings" => SettingText.Normalize(value),
        AspectNames.Options => string.Join(", ", value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static o => o.Split('=', 2))
            .Select(static o => o.Length == 2 ? o[0] + "=" + SettingText.Normalize(o[1]) : o[0])),
        AspectNames.Body => value.Replace("\r\n", "\n", StringComparison.Ordinal),
        _ => value,
    };

    private static string Query(string section)
    {
        using var stream = typeof(LiveItems).Assembly.GetManifestResourceStream($"facts.{section}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
