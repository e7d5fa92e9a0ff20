using System.Text.Json;
using Npgsql;
using SqlGen.PostgreSql.Drift;

namespace SqlGen.Schema;

/// <summary>Reads a live database as the items that the comparison compares (Facts/*.sql, one query a kind), in one round trip.</summary>
internal static class LiveItems
{
    private static readonly (SchemaItemKind Kind, string Section)[] s_sections =
    [
        (SchemaItemKind.Schema, "schemas"), (SchemaItemKind.Extension, "extensions"), (SchemaItemKind.Relation, "relations"),
        (SchemaItemKind.Column, "columns"), (SchemaItemKind.Constraint, "constraints"), (SchemaItemKind.Index, "indexes"),
        (SchemaItemKind.Trigger, "triggers"), (SchemaItemKind.Policy, "policies"), (SchemaItemKind.Enum, "enums"), (SchemaItemKind.Domain, "domains"),
        (SchemaItemKind.Composite, "composites"), (SchemaItemKind.Range, "ranges"), (SchemaItemKind.Function, "functions"),
        (SchemaItemKind.Sequence, "sequences"), (SchemaItemKind.Grant, "grants"),
    ];

    /// <summary>All that is in the schemas named, and the extensions; everything where none are named.</summary>
    public static async Task<List<SchemaItem>> ReadAsync(NpgsqlConnection connection, string[]? schemas, CancellationToken cancellationToken)
    {
        // With an empty path every name outside pg_catalog is printed qualified. Inside a transaction of the caller's it joins that.
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_catalog.set_config('search_path', '', true)"));
            foreach (var (kind, section) in s_sections)
                batch.BatchCommands.Add(Command(kind, section, schemas));
            var items = new List<SchemaItem>();
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                foreach (var (kind, _) in s_sections)
                {
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        items.Add(Item(kind, reader.GetString(0), reader.GetString(1), reader.GetString(2)));
                }
            }

            return items;
        }
    }

    private static NpgsqlBatchCommand Command(SchemaItemKind kind, string section, string[]? schemas)
    {
        var isWhole = schemas is null || kind == SchemaItemKind.Extension;
        var place = kind == SchemaItemKind.Schema ? "f.name" : "split_part(case when f.owner = '' then f.name else f.owner end, '.', 1)";
        var command = new NpgsqlBatchCommand($"select f.owner, f.name, f.aspects::text from (\n{Query(section)}) f{(isWhole ? "" : $" where {place} = any ($1)")}");
        if (!isWhole)
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = schemas });
        return command;
    }

    private static SchemaItem Item(SchemaItemKind kind, string owner, string name, string aspects)
    {
        var item = new SchemaItem(kind, owner, name);
        using var document = JsonDocument.Parse(aspects);
        foreach (var aspect in document.RootElement.EnumerateObject())
            item.Aspects[aspect.Name] = Normalize(aspect.Name, aspect.Value.GetString() ?? "");
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
