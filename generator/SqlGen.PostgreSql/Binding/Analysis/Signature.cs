namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>A function, aggregate or window function that a call may mean.</summary>
internal sealed class Signature
{
    public required string Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>pg_proc.prokind, or pg_aggregate.aggkind for ordered-set (o) and hypothetical-set (h) aggregates.</summary>
    public required char Kind { get; init; }

    public bool ReturnsSet { get; init; }

    public bool IsStrict { get; init; }

    /// <summary>Null where the type isn't known.</summary>
    public required SqlType? ReturnType { get; init; }

    /// <summary>Input arguments; an unknown type is null.</summary>
    public required IReadOnlyList<SqlType?> Arguments { get; init; }

    /// <summary>The element type of a VARIADIC last argument.</summary>
    public SqlType? VariadicElement { get; init; }

    public bool IsVariadic { get; init; }

    public int DefaultCount { get; init; }

    /// <summary>Names of the input arguments, empty where unnamed.</summary>
    public IReadOnlyList<string> ArgumentNames { get; init; } = [];

    /// <summary>OUT, INOUT and TABLE columns in order.</summary>
    public IReadOnlyList<(string Name, SqlType? Type)> OutColumns { get; init; } = [];

    public bool IsBuiltIn => Schema == Catalog.TypeReference.PgCatalog;

    public bool IsAggregate => Kind is 'a' or 'o' or 'h';
}

/// <summary>A signature fitted to a call: its arguments with variadic ones expanded and named ones in the call's order.</summary>
internal sealed record Candidate(Signature Signature, IReadOnlyList<SqlType?> Arguments, int PathPosition, int DefaultsUsed, bool IsExpanded)
{
    /// <summary>Another function of the same schema fits the call just as well.</summary>
    public bool IsAmbiguous { get; set; }
}

/// <summary>An operator; a prefix operator has no left side.</summary>
internal sealed record OperatorSignature(string Schema, SqlType? Left, SqlType Right, SqlType Result);
