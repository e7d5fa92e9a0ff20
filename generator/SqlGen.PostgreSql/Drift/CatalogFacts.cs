using System.Globalization;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Drift;

/// <summary>What compiled code carries of a catalog to compare live databases with, an object at a time (<see cref="FactText"/>).</summary>
public sealed class CatalogFacts
{
    private readonly ILookup<string, SchemaItem> _byObject;

    public CatalogFacts(DatabaseCatalog catalog) =>
        _byObject = CatalogItems.Of(catalog).Where(static i => i.Kind != SchemaItemKind.Schema).Select(Compact).ToLookup(ObjectOf, StringComparer.Ordinal);

    /// <summary>A relation, type or function and all that hangs on it.</summary>
    public string Of(Relation relation) => FactText.Write(Items(relation.ToString(), SchemaItemKind.Relation));

    public string Of(EnumType type) => FactText.Write(Items(type.ToString(), SchemaItemKind.Enum));

    public string Of(CompositeType type) => FactText.Write(Items(type.ToString(), SchemaItemKind.Composite));

    public string Of(Function function) => FactText.Write(Items(CatalogItems.NameOf(function), SchemaItemKind.Function));

    /// <summary>Everything but the objects named; of those that code was not made for, only that they are known.</summary>
    public string OfOthers(IEnumerable<Relation> relations, IEnumerable<EnumType> enums, IEnumerable<CompositeType> composites, IEnumerable<Function> functions)
    {
        var told = new HashSet<string>(
            [.. relations.Select(static r => Key(SchemaItemKind.Relation, r.ToString())), .. enums.Select(static e => Key(SchemaItemKind.Enum, e.ToString())),
                .. composites.Select(static c => Key(SchemaItemKind.Composite, c.ToString())), .. functions.Select(static f => Key(SchemaItemKind.Function, CatalogItems.NameOf(f)))],
            StringComparer.Ordinal);
        var others = _byObject.Where(g => !told.Contains(g.Key)).SelectMany(static g => IsBare(g.First()) ? [Bare(g.First())] : (IEnumerable<SchemaItem>)g);
        return FactText.Write(others);
    }

    private IEnumerable<SchemaItem> Items(string name, SchemaItemKind kind) => _byObject[Key(kind, name)];

    // Relations, types and functions without C# of their own: ignored ones and partitions. What a trigger does, callers see.
    private static bool IsBare(SchemaItem item) =>
        item.Kind is SchemaItemKind.Relation or SchemaItemKind.Enum or SchemaItemKind.Composite
        || (item.Kind == SchemaItemKind.Function && item[AspectNames.Result] is not ("trigger" or "event_trigger"));

    private static SchemaItem Bare(SchemaItem item)
    {
        var bare = new SchemaItem(item.Kind, item.Owner, item.Name);
        bare.Aspects[AspectNames.Compiled] = "no";
        return bare;
    }

    private static string ObjectOf(SchemaItem item) => item.Owner.Length == 0 || item.Kind == SchemaItemKind.Sequence ? Key(item.Kind, item.Name)
        : Key(item.Kind != SchemaItemKind.Grant ? SchemaItemKind.Relation : item.Owner.EndsWith(")", StringComparison.Ordinal) ? SchemaItemKind.Function : SchemaItemKind.Relation, item.Owner);

    private static string Key(SchemaItemKind kind, string name) => ((int)kind).ToString(CultureInfo.InvariantCulture) + " " + name;

    // Comments change no call. A query can't be told from what a server prints of it, and of a body it is enough to know whether it is the same.
    private static SchemaItem Compact(SchemaItem item)
    {
        item.Aspects.Remove(AspectNames.Comment);
        item.Aspects.Remove(AspectNames.Query);
        if (item[AspectNames.Body] is { } body)
        {
            item.Aspects.Remove(AspectNames.Body);
            item.Aspects[AspectNames.BodyHash] = BodyHash.Of(body);
        }

        return item;
    }
}
