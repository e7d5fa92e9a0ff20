using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>The keys of a relation, and the lists that its foreign keys and indexes make quick.</summary>
public sealed class KeyBuilder
{
    private readonly Relation _relation;
    private readonly EquatableArray<ColumnModel> _columns;
    private readonly Dictionary<string, int> _ordinals;

    public KeyBuilder(Relation relation, EquatableArray<ColumnModel> columns)
    {
        _relation = relation;
        _columns = columns;
        _ordinals = columns.Select(static (column, ordinal) => (column.SqlName, ordinal)).ToDictionary(static c => c.SqlName, static c => c.ordinal, StringComparer.Ordinal);
    }

    public KeyModel? PrimaryKey() => _relation.PrimaryKey is { } key ? Key(key.Columns, key.Name, !key.Deferrable) : null;

    /// <summary>Unique constraints, then unique indexes over whole columns and all rows; each set of columns once.</summary>
    public EquatableArray<KeyModel> UniqueKeys(KeyModel? primaryKey)
    {
        var constraints = _relation.Constraints.Where(static c => c.Type == ConstraintType.Unique).Select(c => Key(c.Columns, c.Name, !c.Deferrable));
        var indexes = _relation.Indexes
            .Where(static i => i is { IsUnique: true, IsPrimary: false, FromConstraint: false, Predicate: null } && i.Keys.All(static k => k.Column is not null))
            .Select(i => Key([.. i.Keys.Select(static k => k.Column!)], i.Name, canUpsert: true));
        var keys = new List<KeyModel>();
        foreach (var key in constraints.Concat(indexes).OfType<KeyModel>())
        {
            if (primaryKey?.Columns != key.Columns && keys.TrueForAll(k => k.Name != key.Name))
            {
                keys.Add(key);
            }
        }

        return keys.ToEquatableArray();
    }

    /// <summary>By each foreign key, then by each prefix of each index that isn't a key.</summary>
    public EquatableArray<ListModel> Lists(KeyModel? primaryKey, EquatableArray<KeyModel> uniqueKeys)
    {
        // Pages need an order that ends: that of a key whose columns are never NULL.
        var pagingKey = primaryKey ?? uniqueKeys.FirstOrDefault(k => k.Columns.All(c => !_columns[c].IsNullable));
        var keys = new HashSet<EquatableArray<int>>(uniqueKeys.Select(static k => k.Columns));
        if (primaryKey is not null)
        {
            keys.Add(primaryKey.Columns);
        }

        var lists = new List<ListModel>();
        foreach (var prefix in Prefixes())
        {
            if (!keys.Contains(prefix.Columns) && List(prefix, pagingKey) is { } list && lists.TrueForAll(l => l.Name != list.Name))
            {
                lists.Add(list);
            }
        }

        return lists.ToEquatableArray();
    }

    private IEnumerable<Prefix> Prefixes()
    {
        var indexes = _relation.Indexes.Where(static i => i is { Predicate: null, Method: "btree" }).Select(Ordered).Where(static keys => keys.Count > 0).ToList();
        foreach (var foreignKey in _relation.Constraints.Where(static c => c.Type == ConstraintType.Foreign))
        {
            if (Ordinals(foreignKey.Columns) is { } columns)
            {
                var index = indexes.Find(keys => keys.Count > columns.Count && columns.All(c => keys.Take(columns.Count).Any(k => k.Column == c)));
                yield return new Prefix(columns.ToEquatableArray(), index?.Skip(columns.Count).ToList() ?? [], null);
            }
        }

        foreach (var keys in indexes)
        {
            for (var length = 1; length <= keys.Count; length++)
            {
                yield return new Prefix(keys.Take(length).Select(static k => k.Column).ToEquatableArray(), keys.Skip(length).ToList(), keys[length - 1]);
            }
        }
    }

    /// <summary>The index's leading keys that are columns of the record.</summary>
    private List<OrderModel> Ordered(RelationIndex index)
    {
        var keys = new List<OrderModel>();
        foreach (var key in index.Keys)
        {
            if (key.Column is null || !_ordinals.TryGetValue(key.Column, out var ordinal))
            {
                break;
            }

            keys.Add(new OrderModel(ordinal, key.Descending));
        }

        return keys;
    }

    private ListModel? List(Prefix prefix, KeyModel? pagingKey)
    {
        if (!prefix.Columns.All(c => IsComparable(_columns[c].Type)))
        {
            return null;
        }

        var range = prefix.Last is { } last && IsTime(last.Column) ? last : null;
        return new ListModel
        {
            Name = NameOf(prefix.Columns),
            Equal = range is null ? prefix.Columns : prefix.Columns.Take(prefix.Columns.Count - 1).ToEquatableArray(),
            Range = range?.Column,
            Order = pagingKey is null || !pagingKey.Columns.All(c => IsComparable(_columns[c].Type)) ? [] : Order(prefix, range, pagingKey),
        };
    }

    /// <summary>The index's order as far as its columns can't be NULL and go one way, so that a page begins with one row comparison; then the key.</summary>
    private EquatableArray<OrderModel> Order(Prefix prefix, OrderModel? range, KeyModel pagingKey)
    {
        var order = new List<OrderModel>();
        foreach (var key in range is null ? prefix.Following : prefix.Following.Prepend(range))
        {
            var isRange = key == range;
            if ((_columns[key.Column].IsNullable && !isRange) || !IsComparable(_columns[key.Column].Type) || (order.Count > 0 && order[0].Descending != key.Descending))
            {
                break;
            }

            order.Add(key);
        }

        var descending = order.Count > 0 && order[0].Descending;
        var compared = new HashSet<int>(range is null ? prefix.Columns : prefix.Columns.Take(prefix.Columns.Count - 1));
        order.AddRange(pagingKey.Columns.Where(c => !compared.Contains(c) && order.TrueForAll(o => o.Column != c)).Select(c => new OrderModel(c, descending)).ToList());
        return order.ToEquatableArray();
    }

    private KeyModel? Key(List<string> columns, string name, bool canUpsert) => Ordinals(columns) is { Count: > 0 } ordinals
        ? new KeyModel { Name = NameOf(ordinals), Columns = ordinals.ToEquatableArray(), SqlName = name, CanUpsert = canUpsert }
        : null;

    private List<int>? Ordinals(List<string> columns)
    {
        var ordinals = new List<int>();
        foreach (var column in columns)
        {
            if (!_ordinals.TryGetValue(column, out var ordinal))
            {
                return null;
            }

            ordinals.Add(ordinal);
        }

        return ordinals;
    }

    private string NameOf(IEnumerable<int> ordinals) => string.Join("And", ordinals.Select(o => _columns[o].PropertyName));

    private bool IsTime(int column) => _columns[column].Type is { IsArray: false, NpgsqlDbType: "Date" or "Timestamp" or "TimestampTz" };

    private static bool IsComparable(TypeModel type) => !type.IsArray && type.Kind is TypeKind.Plain or TypeKind.Timestamp or TypeKind.Enum or TypeKind.Text;

    /// <summary>Columns to compare, what an index orders after them, and the last of them where it comes from an index.</summary>
    private sealed record Prefix(EquatableArray<int> Columns, List<OrderModel> Following, OrderModel? Last);
}
