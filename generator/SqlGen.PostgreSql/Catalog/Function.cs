namespace SqlGen.PostgreSql.Catalog;

/// <summary>A function, procedure, aggregate or window function.</summary>
public sealed class Function : CatalogObject
{
    public FunctionKind Kind { get; set; }

    /// <summary>Every argument in the order declared, TABLE columns included (mode <see cref="ArgumentMode.Table"/>).</summary>
    public List<FunctionParameter> Arguments { get; } = [];

    /// <summary>What RETURNS says, or follows from OUT arguments (<c>record</c> for several); <c>void</c> for procedures without them.</summary>
    public required TypeReference ReturnType { get; set; }

    public bool ReturnsSet { get; set; }

    public required string Language { get; set; }

    public Volatility Volatility { get; set; } = Volatility.Volatile;

    public bool IsStrict { get; set; }

    public bool SecurityDefiner { get; set; }

    public bool Leakproof { get; set; }

    /// <summary><c>unsafe</c>, <c>restricted</c> or <c>safe</c>.</summary>
    public string Parallel { get; set; } = "unsafe";

    /// <summary>The source between the quotes, or the text from BEGIN ATOMIC or RETURN on; null for C functions.</summary>
    public string? Body { get; set; }

    /// <summary>BEGIN ATOMIC or RETURN, which the server keeps parsed, rather than a quoted body.</summary>
    public bool HasStandardBody { get; set; }

    /// <summary>SET clauses as written: <c>search_path</c> → <c>''</c>.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>For an ordered-set aggregate, how many arguments stand before ORDER BY; null for everything else.</summary>
    public int? DirectArguments { get; set; }

    public List<Grant> Grants { get; } = [];

    public IEnumerable<FunctionParameter> InputArguments =>
        Arguments.Where(static a => a.Mode is ArgumentMode.In or ArgumentMode.InOut or ArgumentMode.Variadic);

    public bool IsTrigger => ReturnType is { Schema: TypeReference.PgCatalog, Name: "trigger" or "event_trigger" };
}

public enum FunctionKind
{
    Function,
    Procedure,
    Aggregate,
    Window,
}

public enum Volatility
{
    Volatile,
    Stable,
    Immutable,
}

/// <summary>One argument; <paramref name="Default"/> is its expression as it stands in the file.</summary>
public sealed record FunctionParameter(string? Name, ArgumentMode Mode, TypeReference Type, string? Default = null)
{
    /// <summary>The type modifier as written. PostgreSQL drops it from the signature and checks nothing, but it says what the author expects.</summary>
    public string? WrittenModifier { get; init; }

    public TypeReference WrittenType => Type with { Modifier = WrittenModifier };
}

public enum ArgumentMode
{
    In,
    Out,
    InOut,
    Variadic,
    Table,
}
