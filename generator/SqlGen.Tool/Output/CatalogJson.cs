using System.Text.Json.Nodes;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Tool.Output;

/// <summary>The catalog as JSON: a member a section, each a list sorted by name. What is null, false or empty is left out.</summary>
public static class CatalogJson
{
    /// <param name="withExtensionTypes">Whether composite types that extensions brought are among the composites, as in a listing of the server's own.</param>
    public static JsonObject ToJson(DatabaseCatalog catalog, bool withExtensionTypes = false)
    {
        var relations = catalog.Relations.Where(static r => !r.IsTemporary).ToList();
        var own = relations.Where(static r => !r.IsExternal).ToList();
        return new JsonObject
        {
            ["schemas"] = new JsonArray([.. catalog.Schemas.Order(StringComparer.Ordinal).Select(static s => JsonValue.Create(s))]),
            ["extensions"] = List(catalog.Extensions.OrderBy(static e => e.Name, StringComparer.Ordinal),
                static e => new Json { ["name"] = e.Name, ["schema"] = e.Schema }),
            ["relations"] = Sorted(own, RelationJson.Relation),
            ["constraints"] = Parts(own, static r => r.Constraints, static c => c.Name, RelationJson.Constraint),
            ["indexes"] = Parts(own, static r => r.Indexes, static i => i.Name, RelationJson.Index),
            ["enums"] = Sorted(catalog.Enums, static e => new Json { ["labels"] = e.Labels }),
            ["domains"] = Sorted(catalog.Domains, TypeJson.Domain),
            ["composites"] = All(catalog.Composites.Where(c => withExtensionTypes || !c.IsExternal), TypeJson.Composite),
            ["ranges"] = Sorted(catalog.Ranges,
                static r => new Json { ["subtype"] = TypeFormatter.FormatWithoutModifier(r.Subtype), ["multirange"] = r.MultirangeName }),
            ["functions"] = Sorted(catalog.Functions, FunctionJson.Function),
            ["sequences"] = Sorted(catalog.Sequences.Where(static s => !s.IsTemporary), SequenceMembers),
            ["triggers"] = Parts(relations, static r => r.Triggers, static t => t.Name, RelationJson.Trigger),
            ["policies"] = Parts(relations, static r => r.Policies, static p => p.Name, RelationJson.Policy),
        };
    }

    private static Json SequenceMembers(Sequence sequence) => new()
    {
        ["type"] = TypeFormatter.FormatWithoutModifier(sequence.Type),
        ["start"] = sequence.Start,
        ["increment"] = sequence.Increment,
        ["owned_by"] = sequence.OwnedBy is var (schema, table, column) ? $"{schema}.{table}.{column}" : null,
    };

    private static JsonArray Sorted<T>(IEnumerable<T> objects, Func<T, Json> members) where T : CatalogObject =>
        All(objects.Where(static o => !o.IsExternal), members);

    private static JsonArray All<T>(IEnumerable<T> objects, Func<T, Json> members) where T : CatalogObject =>
        List(objects.OrderBy(static o => o.Schema, StringComparer.Ordinal).ThenBy(static o => o.Name, StringComparer.Ordinal),
            o => new Json { ["schema"] = o.Schema, ["name"] = o.Name, ["comment"] = o.Comment }.With(members(o)));

    private static JsonArray Parts<T>(IEnumerable<Relation> relations, Func<Relation, IEnumerable<T>> parts, Func<T, string> name, Func<T, Json> members) =>
        List(relations.OrderBy(static r => r.Schema, StringComparer.Ordinal).ThenBy(static r => r.Name, StringComparer.Ordinal)
                .SelectMany(r => parts(r).OrderBy(name, StringComparer.Ordinal).Select(part => (Relation: r, Part: part))),
            p => new Json { ["schema"] = p.Relation.Schema, ["table"] = p.Relation.Name, ["name"] = name(p.Part) }.With(members(p.Part)));

    private static JsonArray List<T>(IEnumerable<T> objects, Func<T, Json> members) =>
        new([.. objects.Select(o => members(o).ToNode())]);
}
