using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Drift;

/// <summary>A catalog that was built from text, as items to compare. What the text can't know is left out.</summary>
public static class CatalogItems
{
    public static IReadOnlyList<SchemaItem> Of(DatabaseCatalog catalog)
    {
        var items = new List<SchemaItem>();
        items.AddRange(catalog.Schemas.Select(static s => new SchemaItem(SchemaItemKind.Schema, "", s) { ["grants"] = "unknown" }));
        items.AddRange(catalog.Extensions.Where(static e => e.Name != "plpgsql").Select(static e => new SchemaItem(SchemaItemKind.Extension, "", e.Name) { Origin = e.Origin }));
        foreach (var relation in catalog.Relations.Where(static r => !r.IsTemporary))
        {
            RelationItems.Add(items, relation, catalog);
        }

        foreach (var type in catalog.Enums.Where(static t => !t.IsExternal))
        {
            items.Add(new SchemaItem(SchemaItemKind.Enum, "", type.ToString()) { Origin = type.Origin, [AspectNames.Labels] = string.Join(", ", type.Labels) });
        }

        foreach (var type in catalog.Domains.Where(static t => !t.IsExternal))
        {
            items.Add(new SchemaItem(SchemaItemKind.Domain, "", type.ToString())
            {
                Origin = type.Origin,
                [AspectNames.Type] = type.BaseType.ToString(),
                [AspectNames.Nullability] = Nullability(type.NotNull),
                [AspectNames.Default] = type.Default,
                [AspectNames.Check] = string.Join("\n", type.Checks.OrderBy(static c => c.Name, StringComparer.Ordinal).Select(static c => c.Expression)),
            });
        }

        foreach (var type in catalog.Composites.Where(static t => !t.IsExternal))
        {
            items.Add(new SchemaItem(SchemaItemKind.Composite, "", type.ToString())
            {
                Origin = type.Origin,
                ["attributes"] = string.Join(", ", type.Attributes.Select(static a => $"{a.Name} {a.Type}")),
            });
        }

        foreach (var type in catalog.Ranges.Where(static t => !t.IsExternal))
        {
            items.Add(new SchemaItem(SchemaItemKind.Range, "", type.ToString())
            {
                Origin = type.Origin,
                ["subtype"] = TypeFormatter.FormatWithoutModifier(type.Subtype),
            });
        }

        AddFunctions(items, catalog);
        AddSequences(items, catalog);
        return items;
    }

    /// <summary><c>public.match_embeddings(vector, integer)</c>: a function is known by its input types.</summary>
    internal static string NameOf(Function function) => FunctionSignature.Describe(function.ToString(), function.InputArguments.Select(static a => a.Type));

    internal static string Nullability(bool notNull) => notNull ? "NOT NULL" : "nullable";

    /// <summary>One item for each role that holds anything: <c>insert, select (id, title)</c>.</summary>
    internal static void AddGrants(List<SchemaItem> items, string owner, IEnumerable<Grant> grants, Origin? origin)
    {
        // Whoever runs the files owns what they make, and holds everything anyhow.
        foreach (var role in grants.Where(static g => g.Role != "postgres").GroupBy(static g => g.Role, StringComparer.Ordinal))
        {
            var words = role.GroupBy(static g => g.Privilege).Select(static p => Word(p.Key, [.. p.Select(static g => g.Column)]));
            items.Add(new SchemaItem(SchemaItemKind.Grant, owner, role.Key)
            {
                Origin = origin,
                [AspectNames.Privileges] = string.Join(", ", words.OrderBy(static w => w, StringComparer.Ordinal)),
            });
        }
    }

    private static string Word(Privilege privilege, List<string?> columns)
    {
        var word = privilege.ToString().ToLowerInvariant();
        return columns.Contains(null) ? word : $"{word} ({string.Join(" ", columns.OrderBy(static c => c, StringComparer.Ordinal))})";
    }

    private static void AddFunctions(List<SchemaItem> items, DatabaseCatalog catalog)
    {
        foreach (var function in catalog.Functions.Where(static f => !f.IsExternal))
        {
            var name = NameOf(function);
            var known = catalog.ObjectsWithKnownGrants.Contains(function);
            var item = new SchemaItem(SchemaItemKind.Function, "", name)
            {
                Origin = function.Origin,
                [AspectNames.Kind] = function.Kind.ToString().ToLowerInvariant(),
                [AspectNames.Parameters] = FunctionSignature.IdentityArguments(function),
                [AspectNames.Defaults] = string.Join(", ", function.InputArguments.Where(static a => a.Default is not null).Select(static a => a.Default)),
                [AspectNames.Result] = function.Kind == FunctionKind.Procedure ? "" : Result(function),
                ["language"] = function.Language,
                ["volatility"] = function.Volatility.ToString().ToLowerInvariant(),
                ["strictness"] = function.IsStrict ? "strict" : "called on null input",
                ["security"] = function.SecurityDefiner ? "definer" : "invoker",
                ["leakproofness"] = function.Leakproof ? "leakproof" : "not leakproof",
                ["parallel safety"] = function.Parallel,
                ["settings"] = string.Join(",", function.Settings.Where(static s => s.Value != "current").OrderBy(static s => s.Key, StringComparer.Ordinal)
                    .Select(static s => s.Key + "=" + SettingText.Normalize(s.Value))),
                ["grants"] = known ? "known" : "unknown",
            };
            if (function.Body is { } body)
            {
                item.Aspects[AspectNames.Body] = body;
            }

            if (function.Kind != FunctionKind.Aggregate && function.Language is not ("c" or "internal"))
            {
                item.Aspects["form"] = function.HasStandardBody ? "an SQL-standard body" : "a quoted body";
            }

            AddComment(item, function.Comment);
            items.Add(item);
            if (known)
            {
                AddGrants(items, name, function.Grants, function.Origin);
            }
        }
    }

    private static string Result(Function function)
    {
        var columns = function.Arguments.Where(static a => a.Mode == ArgumentMode.Table).ToList();
        return columns.Count > 0
            ? $"table({string.Join(", ", columns.Select(static c => $"{c.Name} {TypeFormatter.FormatWithoutModifier(c.Type)}"))})"
            : (function.ReturnsSet ? "setof " : "") + TypeFormatter.FormatWithoutModifier(function.ReturnType);
    }

    private static void AddSequences(List<SchemaItem> items, DatabaseCatalog catalog)
    {
        foreach (var sequence in catalog.Sequences.Where(static s => s is { IsExternal: false, IsTemporary: false }))
        {
            var owner = sequence.OwnedBy is var (schema, table, column) ? $"{schema}.{table}.{column}" : "";
            var known = catalog.ObjectsWithKnownGrants.Contains(sequence);
            items.Add(new SchemaItem(SchemaItemKind.Sequence, owner, sequence.ToString())
            {
                Origin = sequence.Origin,
                [AspectNames.Type] = TypeFormatter.FormatWithoutModifier(sequence.Type),
                ["start"] = sequence.Start.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["increment"] = sequence.Increment.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["grants"] = known ? "known" : "unknown",
            });
            if (known)
            {
                AddGrants(items, sequence.ToString(), sequence.Grants, sequence.Origin);
            }
        }
    }

    internal static void AddComment(SchemaItem item, string? comment) => item.Aspects[AspectNames.Comment] = comment ?? "";
}
