using Npgsql;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Drift;
using SqlGen.Schema;
using SqlGen.Tool.Database;

namespace SqlGen.Tool.Schema;

/// <summary>Schema files against a live database: exactly through a scratch database, or as far as text goes where there can be none.</summary>
internal static class DatabaseComparison
{
    public static async Task<ComparisonResult> CompareAsync(SchemaSource source, NpgsqlConnection live, string connectionString, CancellationToken ct)
    {
        var found = await ReadAsync(live, ct);
        var (expected, reason) = await ExpectWithReasonAsync(source, found, live, connectionString, ct);
        return expected is null
            ? AsText(source, found, reason!)
            : new ComparisonResult(Own(CatalogComparison.Compare(expected, found, ExpressionMatch.Exact), source), null);
    }

    /// <summary>What the server makes of the files in an empty database; null where it can't be tried.</summary>
    public static async Task<List<SchemaItem>?> ExpectAsync(SchemaSource source, List<SchemaItem> found, NpgsqlConnection live, string connectionString, CancellationToken ct) =>
        (await ExpectWithReasonAsync(source, found, live, connectionString, ct)).Items;

    private static async Task<(List<SchemaItem>? Items, string? Reason)> ExpectWithReasonAsync(
        SchemaSource source, List<SchemaItem> found, NpgsqlConnection live, string connectionString, CancellationToken ct)
    {
        var (expected, reason) = await RunAsync(source, found, live, connectionString, placeExtensions: false, ct);
        if (expected is null || !SameExtensionSchemas(expected, found))
        {
            // Files seldom say where an extension lives, and types are printed with it: it is put where the live database has it.
            var (again, _) = await RunAsync(source, found, live, connectionString, placeExtensions: true, ct);
            expected = again ?? expected;
        }

        return (expected, reason);
    }

    private static async Task<(List<SchemaItem>? Items, string? Reason)> RunAsync(
        SchemaSource source, List<SchemaItem> found, NpgsqlConnection live, string connectionString, bool placeExtensions, CancellationToken ct)
    {
        await using var scratch = await ScratchDatabase.CreateAsync(live, connectionString, ct);
        if (scratch is null)
        {
            return (null, "the login may not create databases");
        }

        try
        {
            if (placeExtensions)
            {
                await scratch.PlaceExtensionsAsync(found, source.Items, ct);
            }

            await scratch.RunAsync(source.Plan, ct);
            return (await ReadAsync(scratch.Connection, ct), null);
        }
        catch (StatementException e)
        {
            return (null, "the schema doesn't run in an empty database:\n" + e.Report());
        }
        catch (PostgresException e)
        {
            return (null, "the schema doesn't run in an empty database: " + e.MessageText);
        }
    }

    private static bool SameExtensionSchemas(List<SchemaItem> expected, List<SchemaItem> found) =>
        expected.Where(static i => i.Kind == SchemaItemKind.Extension).All(e => found.Find(f => f.Key == e.Key) is not { } f || f["schema"] == e["schema"]);

    private static ComparisonResult AsText(SchemaSource source, List<SchemaItem> found, string reason) =>
        new(Own([.. CatalogComparison.Compare(source.Items, found, ExpressionMatch.Printed).Where(d => !(d.IsUnexpected && source.RunsHiddenSql))], source), reason);

    public static async Task<List<SchemaItem>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        return await LiveItems.ReadAsync(connection, schemas: null, ct);
    }

    // Whole schemas that the files say nothing of belong to somebody else: platforms' stay unmentioned, others are told once. Places come from the text.
    private static List<SchemaDifference> Own(IReadOnlyList<SchemaDifference> differences, SchemaSource source)
    {
        var places = source.Items.Where(static i => i.Origin is not null).GroupBy(static i => i.Key).ToDictionary(static g => g.Key, static g => g.First().Origin);
        var foreign = differences.Where(static d => d is { Aspect: null, IsUnexpected: true, Item.Kind: SchemaItemKind.Schema }).Select(static d => d.Item.Name).ToHashSet(StringComparer.Ordinal);
        var own = new List<SchemaDifference>();
        foreach (var difference in differences)
        {
            var item = difference.Item;
            var isExtension = item.Kind == SchemaItemKind.Extension;
            if (difference.IsUnexpected && (item.Kind == SchemaItemKind.Schema ? PlatformObjects.IsPlatformSchema(item.Name) : !isExtension && foreign.Contains(SchemaOf(item)))
                || isExtension && difference.Aspect == "schema")
            {
                continue;
            }

            own.Add(difference with { ExpectedOrigin = places.TryGetValue(item.Key, out var origin) ? origin : OwnersPlace(item, places) });
        }

        return own;
    }

    private static Origin? OwnersPlace(SchemaItem item, Dictionary<(SchemaItemKind, string, string), Origin?> places) =>
        places.TryGetValue((SchemaItemKind.Relation, "", item.Owner), out var origin) || places.TryGetValue((SchemaItemKind.Function, "", item.Owner), out origin) ? origin : null;

    private static string SchemaOf(SchemaItem item)
    {
        var name = item.Owner.Length > 0 ? item.Owner : item.Name;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : name[..dot];
    }
}

/// <param name="Differences">Everything that is not as the files have it.</param>
/// <param name="TextOnly">Why expressions could only be compared as text; null where the server printed both sides.</param>
internal sealed record ComparisonResult(List<SchemaDifference> Differences, string? TextOnly);
