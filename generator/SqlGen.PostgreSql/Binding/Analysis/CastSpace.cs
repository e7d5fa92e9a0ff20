using SqlGen.PostgreSql.Binding.Data;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>pg_cast.castcontext: where a cast may happen.</summary>
internal enum CoercionContext
{
    Implicit,
    Assignment,
    Explicit,
}

/// <summary>How one type becomes another.</summary>
internal enum CoercionPath
{
    None,
    Relabel,
    Function,
    InputOutput,
    Array,
}

/// <summary>What can be turned into what: parse_coerce.c's questions, asked of pg_cast's rows.</summary>
internal sealed class CastSpace
{
    private static readonly Lazy<Dictionary<(SqlType, SqlType), (CoercionContext, CoercionPath)>> BuiltIn = new(static () =>
    {
        var casts = new Dictionary<(SqlType, SqlType), (CoercionContext, CoercionPath)>();
        Read(ObjectSet.BuiltIn, TypeSpace.BuiltIn, "", casts);
        return casts;
    });

    private readonly Dictionary<(SqlType, SqlType), (CoercionContext, CoercionPath)> _casts = [];
    private readonly DatabaseCatalog _catalog;

    public CastSpace(DatabaseCatalog catalog, TypeSpace types)
    {
        _catalog = catalog;
        if (catalog.Version >= PostgresVersion.V18)
        {
            Read(ObjectSet.Newer, TypeSpace.BuiltIn, "", _casts);
        }

        foreach (var extension in catalog.Extensions)
        {
            if (ObjectSet.FindExtension(extension.Name) is { } set)
            {
                Read(set, types, extension.Schema, _casts);
            }
        }

        foreach (var own in catalog.Casts)
        {
            if (types.Find(own.Source) is { } source && types.Find(own.Target) is { } target)
            {
                _casts[(source, target)] = (
                    own.Context switch { CastContext.Implicit => CoercionContext.Implicit, CastContext.Assignment => CoercionContext.Assignment, _ => CoercionContext.Explicit },
                    own.Method switch { CastMethod.Binary => CoercionPath.Relabel, CastMethod.InputOutput => CoercionPath.InputOutput, _ => CoercionPath.Function });
            }
        }
    }

    /// <summary>find_coercion_pathway.</summary>
    public CoercionPath FindPath(SqlType source, SqlType target, CoercionContext context)
    {
        source = source.Base;
        target = target.Base;
        if (source == target)
        {
            return CoercionPath.Relabel;
        }

        if (source.IsBuiltIn("internal") || target.IsBuiltIn("internal"))
        {
            return CoercionPath.None;
        }

        if (_casts.TryGetValue((source, target), out var cast) || BuiltIn.Value.TryGetValue((source, target), out cast))
        {
            return context >= cast.Item1 ? cast.Item2 : CoercionPath.None;
        }

        if (target.Element is not null && source.ElementOrVectorElement is { } element && FindPath(element, target.Element, context) != CoercionPath.None)
        {
            return CoercionPath.Array;
        }

        return (context >= CoercionContext.Assignment && target.Category == 'S') || (context >= CoercionContext.Explicit && source.Category == 'S')
            ? CoercionPath.InputOutput
            : CoercionPath.None;
    }

    /// <summary>can_coerce_type for one value, implicitly.</summary>
    public bool CanCoerce(SqlType source, SqlType target) => CanCoerce([source], [target]);

    /// <summary>can_coerce_type, implicitly.</summary>
    public bool CanCoerce(IReadOnlyList<SqlType> sources, IReadOnlyList<SqlType?> targets)
    {
        var hasPolymorphic = false;
        for (var i = 0; i < sources.Count; i++)
        {
            if (targets[i] is not { } target)
            {
                return false;
            }

            hasPolymorphic |= target.IsPolymorphic && target != sources[i];
            if (!CanCoerceOne(sources[i], target))
            {
                return false;
            }
        }

        return !hasPolymorphic || new PolymorphicBinding(this, sources, targets).IsConsistent;
    }

    private bool CanCoerceOne(SqlType source, SqlType target)
    {
        if (source == target || target.IsBuiltIn("any") || target.IsPolymorphic || source.IsBuiltIn("unknown"))
        {
            return true;
        }

        if (FindPath(source, target, CoercionContext.Implicit) != CoercionPath.None)
        {
            return true;
        }

        if (source.IsBuiltIn("record"))
        {
            return target.IsComposite;
        }

        var row = source.Base;
        return (target.IsBuiltIn("record") && row.IsComposite)
            || (target.Element is { } element && element.IsBuiltIn("record") && source.Element is { IsComposite: true })
            || InheritsFrom(row, target);
    }

    private bool InheritsFrom(SqlType source, SqlType target) =>
        source.IsComposite && target.IsComposite
        && _catalog.FindRelation(source.Schema, source.Name) is { } child
        && _catalog.FindRelation(target.Schema, target.Name) is { } parent
        && IsDescendant(child, parent);

    private static bool IsDescendant(Relation child, Relation parent) =>
        child.Inherits.Exists(p => ReferenceEquals(p, parent) || IsDescendant(p, parent));

    /// <summary>select_common_type; null where the types have none.</summary>
    public SqlType? CommonType(IReadOnlyList<SqlType> types)
    {
        if (!types[0].IsBuiltIn("unknown") && types.All(t => t == types[0]))
        {
            return types[0];
        }

        var common = types[0].Base;
        foreach (var type in types.Skip(1).Select(static t => t.Base))
        {
            if (type.IsBuiltIn("unknown") || type == common)
            {
                continue;
            }

            if (common.IsBuiltIn("unknown"))
            {
                common = type;
            }
            else if (type.Category != common.Category)
            {
                return null;
            }
            else if (!common.IsPreferred && CanCoerce(common, type) && !CanCoerce(type, common))
            {
                common = type;
            }
        }

        return common.IsBuiltIn("unknown") ? TypeSpace.Named("text") : common;
    }

    private static void Read(ObjectSet set, TypeSpace types, string schema, Dictionary<(SqlType, SqlType), (CoercionContext, CoercionPath)> casts)
    {
        foreach (var line in set.Casts)
        {
            var words = line.Split(' ');
            if (types.Spelled(words[0], schema) is { } source && types.Spelled(words[1], schema) is { } target)
            {
                var context = words[2][0] switch { 'i' => CoercionContext.Implicit, 'a' => CoercionContext.Assignment, _ => CoercionContext.Explicit };
                var path = words[2][1] switch { 'f' => CoercionPath.Function, 'i' => CoercionPath.InputOutput, _ => CoercionPath.Relabel };
                casts[(source, target)] = (context, path);
            }
        }
    }
}
