using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>A type as overload resolution sees it. One instance a type within a scope, so that references compare.</summary>
public sealed class SqlType(string schema, string name, char kind, char category, bool isPreferred = false)
{
    private SqlType? _array;

    public string Schema => schema;

    public string Name => name;

    /// <summary>pg_type.typtype: b base, c composite, d domain, e enum, m multirange, p pseudo, r range.</summary>
    public char Kind => kind;

    /// <summary>pg_type.typcategory.</summary>
    public char Category => category;

    public bool IsPreferred => isPreferred;

    /// <summary>The element of a true array, as <c>int4[]</c>.</summary>
    public SqlType? Element { get; private init; }

    /// <summary>What a subscript gives where the type is subscripted without being a true array.</summary>
    public SqlType? SubscriptElement { get; internal set; }

    /// <summary>As <see cref="Element"/>, where oidvector and int2vector count as arrays, too.</summary>
    public SqlType? ElementOrVectorElement => Element ?? (category == 'A' ? SubscriptElement : null);

    /// <summary>A domain's base; null also where the base isn't known.</summary>
    public SqlType? DomainBase { get; internal set; }

    public string? DomainBaseModifier { get; internal set; }

    /// <summary>A range's element.</summary>
    public SqlType? Subtype { get; internal set; }

    public SqlType? Multirange { get; internal set; }

    /// <summary>A multirange's range.</summary>
    public SqlType? RangeOfMultirange { get; internal set; }

    /// <summary>The columns of a composite or row type.</summary>
    internal Func<IReadOnlyList<RowColumn>>? RowColumns { get; set; }

    /// <summary>The array of it; an array's is itself, for dimensions are no part of a type. Built-in types are shared by threads.</summary>
    public SqlType Array
    {
        get
        {
            if (Element is not null)
            {
                return this;
            }

            if (_array is null)
            {
                Interlocked.CompareExchange(ref _array, new SqlType(schema, name, 'b', 'A') { Element = this }, null);
            }

            return _array!;
        }
    }

    /// <summary>An array's and a domain's foundation: domains over domains are peeled off.</summary>
    public SqlType Base
    {
        get
        {
            var type = this;
            while (type is { Kind: 'd', DomainBase: not null })
            {
                type = type.DomainBase;
            }

            return type;
        }
    }

    public bool IsDomainOfUnknownBase => Base.Kind == 'd';

    public bool IsComposite => kind == 'c' && Element is null;

    public bool IsBuiltIn(string builtIn) => Element is null && name == builtIn && schema == TypeReference.PgCatalog;

    /// <summary>Brought by somebody unknown, or with operators and casts that no file tells of.</summary>
    public bool IsOpaque => (Element ?? this).Base.Kind == TypeSpace.OpaqueKind || (Element ?? this).IsDomainOfUnknownBase;

    public bool IsPolymorphic => kind == 'p' && name.StartsWith("any", StringComparison.Ordinal) && name != "any";

    public TypeReference ToReference(string? modifier = null) => new(schema, name, modifier, Element is not null);

    public override string ToString() => ToReference().ToString();
}

/// <summary>One column of a row: of a relation, a composite type or a function's result.</summary>
internal readonly record struct RowColumn(string Name, TypedValue Value);
