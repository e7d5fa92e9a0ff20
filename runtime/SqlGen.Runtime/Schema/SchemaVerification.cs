using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Npgsql;
using SqlGen.Internal;
using SqlGen.PostgreSql.Drift;

namespace SqlGen.Schema;

/// <summary>Compares the live catalog with the facts that compiled code carries.</summary>
internal static class SchemaVerification
{
    private const string Switch = "SqlGen.SchemaVerification";

    private static readonly ConditionalWeakTable<DatabaseDescription, List<SchemaItem>> s_expected = new();

#if NET9_0_OR_GREATER
    [FeatureSwitchDefinition(Switch)]
#endif
    private static bool IsSupported => !AppContext.TryGetSwitch(Switch, out var supported) || supported;

    internal static async Task<SchemaDrift> RunAsync(SqlEndpoint endpoint, CancellationToken cancellationToken)
    {
        var connection = await endpoint.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await RunAsync(connection, endpoint.Description, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="NotSupportedException">The program was built without it.</exception>
    internal static Task<SchemaDrift> RunAsync(NpgsqlConnection connection, DatabaseDescription description, CancellationToken cancellationToken) => IsSupported
        ? CompareAsync(connection, description, cancellationToken)
        : throw new NotSupportedException("the database can't be compared with the schema, because this program was built without that; remove <SqlGenSchemaVerification>false</SqlGenSchemaVerification> from its project");

    private static async Task<SchemaDrift> CompareAsync(NpgsqlConnection connection, DatabaseDescription description, CancellationToken cancellationToken)
    {
        var expected = s_expected.GetValue(description, static d => [.. d.Facts().SelectMany(FactText.Read)]);
        SqlTracing.Starting("sqlgen.verify");
        List<SchemaItem> found;
        try
        {
            found = await LiveItems.ReadAsync(connection, [.. expected.Select(SchemaOf).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            SqlTracing.Started();
        }

        var others = expected.Where(static i => i[AspectNames.Compiled] == "no").Select(static i => i.Name).ToHashSet(StringComparer.Ordinal);
        var differences = ItemComparison.Compare(expected.Where(IsCompared), found.Select(Compact).Where(IsCompared), ExpressionMatch.Printed);
        return new(connection.Database, [.. differences.Select(static d => new SchemaDifference(d)).OrderByDescending(static d => d.Severity)]);

        bool IsCompared(SchemaItem item) =>
            item.Kind is not SchemaItemKind.Schema && !others.Contains(item.Name) && !others.Contains(item.Owner) && !(item.Kind == SchemaItemKind.Extension && !expected.Exists(e => e.Key == item.Key));
    }

    private static SchemaItem Compact(SchemaItem item)
    {
        item.Aspects.Remove(AspectNames.Comment);
        item.Aspects.Remove(AspectNames.Query);
        if (item.Aspects.Remove(AspectNames.Body, out var body))
            item.Aspects[AspectNames.BodyHash] = BodyHash.Of(body);
        return item;
    }

    private static string SchemaOf(SchemaItem item)
    {
        var name = item.Owner.Length > 0 ? item.Owner : item.Name;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : name[..dot];
    }
}
