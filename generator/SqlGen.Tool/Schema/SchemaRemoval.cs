using Npgsql;
using SqlGen.PostgreSql.Drift;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Schema;

/// <summary>Drops what a schema made, and nothing else, in one transaction of the caller's.</summary>
internal sealed class SchemaRemoval
{
    private static readonly SchemaItemKind[] Order =
    [
        SchemaItemKind.Relation, SchemaItemKind.Function, SchemaItemKind.Sequence, SchemaItemKind.Domain, SchemaItemKind.Composite, SchemaItemKind.Range,
        SchemaItemKind.Enum, SchemaItemKind.Extension,
    ];

    private readonly HashSet<(SchemaItemKind, string, string)> _made;
    private readonly List<SchemaItem> _live;

    private SchemaRemoval(IEnumerable<SchemaItem> made, List<SchemaItem> live, bool extensions)
    {
        _made = [.. made.Where(static i => i is not { Kind: SchemaItemKind.Schema, Name: "public" }).Where(i => extensions || i.Kind != SchemaItemKind.Extension).Select(static i => i.Key)];
        _live = live;

        // Views first, tables after them; what hangs on a relation goes with it, what the schema hung on somebody else's relation is dropped by itself.
        Objects = [.. live.Where(i => _made.Contains(i.Key) && Order.Contains(i.Kind) && (i.Owner.Length == 0 || !IsMade(SchemaItemKind.Relation, TableOf(i))))
            .OrderBy(static i => Array.IndexOf(Order, i.Kind)).ThenBy(static i => i[AspectNames.Kind]?.EndsWith("view", StringComparison.Ordinal) == true ? 0 : 1)
            .ThenBy(static i => i.Name, StringComparer.Ordinal)];
        Parts = [.. live.Where(i => _made.Contains(i.Key) && i.Kind is SchemaItemKind.Policy or SchemaItemKind.Trigger && !IsMade(SchemaItemKind.Relation, i.Owner))];
        Schemas = [.. live.Where(i => i.Kind == SchemaItemKind.Schema && _made.Contains(i.Key)).Select(static i => i.Name)];
    }

    public List<SchemaItem> Objects { get; }

    public List<SchemaItem> Parts { get; }

    /// <summary>Schemas of the files: dropped where nothing is left in them.</summary>
    public List<string> Schemas { get; }

    public static SchemaRemoval Plan(IEnumerable<SchemaItem> made, List<SchemaItem> live, bool extensions) => new(made, live, extensions);

    /// <summary>What would go that the schema did not make: then nothing may be committed.</summary>
    public IEnumerable<SchemaItem> Foreign(List<SchemaItem> after)
    {
        var left = after.Select(static i => i.Key).ToHashSet();
        var gone = _live.Where(i => !left.Contains(i.Key) && !_made.Contains(i.Key) && i.Kind is not (SchemaItemKind.Grant or SchemaItemKind.Schema)
            && !IsMade(SchemaItemKind.Relation, i.Owner) && !IsMade(SchemaItemKind.Relation, TableOf(i))).ToList();
        var relations = gone.Where(static i => i.Kind == SchemaItemKind.Relation).Select(static i => i.Name).ToHashSet(StringComparer.Ordinal);
        return gone.Where(i => !relations.Contains(i.Owner));
    }

    public async Task RunAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var part in Parts)
        {
            await ExecuteAsync(connection, $"drop {part.Kind.ToString().ToLowerInvariant()} if exists {SqlIdentifier.Quote(part.Name)} on {Quote(part.Owner)} cascade", ct);
        }

        foreach (var item in Objects)
        {
            await ExecuteAsync(connection, Drop(item), ct);
        }

        foreach (var schema in Schemas)
        {
            await DropIfEmptyAsync(connection, schema, ct);
        }
    }

    private static string Drop(SchemaItem item) => item.Kind switch
    {
        SchemaItemKind.Relation => $"drop {item[AspectNames.Kind]!.Replace("partitioned ", "", StringComparison.Ordinal)} if exists {Quote(item.Name)} cascade",
        SchemaItemKind.Function => $"drop routine if exists {Quote(item.Name[..item.Name.IndexOf('(', StringComparison.Ordinal)])}{item.Name[item.Name.IndexOf('(', StringComparison.Ordinal)..]} cascade",
        SchemaItemKind.Sequence => $"drop sequence if exists {Quote(item.Name)} cascade",
        SchemaItemKind.Extension => $"drop extension if exists {SqlIdentifier.Quote(item.Name)} cascade",
        SchemaItemKind.Domain => $"drop domain if exists {Quote(item.Name)} cascade",
        _ => $"drop type if exists {Quote(item.Name)} cascade",
    };

    private static async Task DropIfEmptyAsync(NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        await ExecuteAsync(connection, "savepoint sqlgen_schema", ct);
        try
        {
            await ExecuteAsync(connection, $"drop schema if exists {SqlIdentifier.Quote(schema)}", ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DependentObjectsStillExist or PostgresErrorCodes.InsufficientPrivilege)
        {
            await ExecuteAsync(connection, "rollback to savepoint sqlgen_schema", ct);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private bool IsMade(SchemaItemKind kind, string name) => _made.Contains((kind, "", name));

    private static string TableOf(SchemaItem item) =>
        item.Kind == SchemaItemKind.Sequence && item.Owner.LastIndexOf('.') is > 0 and var dot ? item.Owner[..dot] : item.Owner;

    private static string Quote(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return SqlIdentifier.Quote(name[..dot]) + "." + SqlIdentifier.Quote(name[(dot + 1)..]);
    }
}
