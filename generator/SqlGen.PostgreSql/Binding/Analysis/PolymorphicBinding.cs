namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>
/// What the polymorphic types of a signature stand for in one call: check_generic_type_consistency and enforce_generic_type_consistency in one,
/// for a call that PostgreSQL accepts.
/// </summary>
internal sealed class PolymorphicBinding
{
    private readonly CastSpace _casts;
    private readonly List<SqlType> _compatible = [];
    private SqlType? _element;
    private SqlType? _array;
    private SqlType? _range;
    private SqlType? _multirange;
    private SqlType? _compatibleRange;
    private SqlType? _compatibleMultirange;
    private bool _needsNonArray;
    private bool _needsEnum;
    private bool _needsCompatibleNonArray;
    private SqlType? _common;

    public PolymorphicBinding(CastSpace casts, IReadOnlyList<SqlType> actual, IReadOnlyList<SqlType?> declared)
    {
        _casts = casts;
        IsConsistent = true;
        for (var i = 0; i < actual.Count && IsConsistent; i++)
        {
            if (declared[i] is { IsPolymorphic: true } type)
            {
                IsConsistent = Collect(type.Name, actual[i]);
            }
        }

        IsConsistent = IsConsistent && Deduce() && DeduceCompatible();
    }

    public bool IsConsistent { get; }

    /// <summary>The type that a polymorphic result is; null if the call doesn't determine it.</summary>
    public SqlType? Resolve(SqlType declared) => !declared.IsPolymorphic ? declared : declared.Name switch
    {
        "anyelement" or "anynonarray" or "anyenum" => _element,
        "anyarray" => _array ?? (_element?.Element is null ? _element?.Array : null),
        "anyrange" => _range,
        "anymultirange" => _multirange ?? _range?.Multirange,
        "anycompatible" or "anycompatiblenonarray" => Common,
        "anycompatiblearray" => Common.Element is null ? Common.Array : null,
        "anycompatiblerange" => _compatibleRange,
        "anycompatiblemultirange" => _compatibleMultirange ?? _compatibleRange?.Multirange,
        _ => null,
    };

    private SqlType Common => _common ?? TypeSpace.Named("text");

    private bool Collect(string declared, SqlType actual)
    {
        _needsNonArray |= declared == "anynonarray";
        _needsEnum |= declared == "anyenum";
        _needsCompatibleNonArray |= declared == "anycompatiblenonarray";
        if (actual.IsBuiltIn("unknown"))
        {
            return true;
        }

        switch (declared)
        {
            case "anyelement" or "anynonarray" or "anyenum":
                return Agree(ref _element, actual);
            case "anyarray":
                return Agree(ref _array, actual.Base);
            case "anyrange":
                return Agree(ref _range, actual.Base);
            case "anymultirange":
                return Agree(ref _multirange, actual.Base);
            case "anycompatible" or "anycompatiblenonarray":
                _compatible.Add(actual);
                return true;
            case "anycompatiblearray":
                return AddCompatible(actual.Base.ElementOrVectorElement);
            case "anycompatiblerange":
                var isNew = _compatibleRange is null;
                return Agree(ref _compatibleRange, actual.Base) && (!isNew || AddCompatible(actual.Base.Subtype));
            default:
                return Agree(ref _compatibleMultirange, actual.Base) && actual.Base.RangeOfMultirange is not null;
        }
    }

    private bool AddCompatible(SqlType? type)
    {
        if (type is not null)
        {
            _compatible.Add(type);
        }

        return type is not null;
    }

    private static bool Agree(ref SqlType? slot, SqlType actual)
    {
        slot ??= actual;
        return slot == actual;
    }

    private bool Deduce()
    {
        if (_array is not null && !_array.IsBuiltIn("anyarray") && (_array.ElementOrVectorElement is not { } element || !Agree(ref _element, element)))
        {
            return false;
        }

        if (_multirange is not null && (_multirange.RangeOfMultirange is not { } range || !Agree(ref _range, range)))
        {
            return false;
        }

        if (_range is not null && (_range.Subtype is not { } subtype || !Agree(ref _element, subtype)))
        {
            return false;
        }

        return !(_needsNonArray && IsArray(_element)) && !(_needsEnum && _element is not { Kind: 'e' });
    }

    private bool DeduceCompatible()
    {
        if (_compatibleMultirange?.RangeOfMultirange is { } range)
        {
            var isNew = _compatibleRange is null;
            if (!Agree(ref _compatibleRange, range) || (isNew && !AddCompatible(range.Subtype)))
            {
                return false;
            }
        }

        if (_compatible.Count == 0)
        {
            return true;
        }

        _common = _casts.CommonType(_compatible);
        return _common is not null
            && _compatible.All(t => _casts.CanCoerce(t, _common))
            && !(_needsCompatibleNonArray && IsArray(_common))
            && (_compatibleRange is null || _compatibleRange.Subtype == _common);
    }

    private static bool IsArray(SqlType? type) => type?.Base is { Category: 'A' };
}
