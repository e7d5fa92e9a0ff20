namespace SqlGen.Generator.Model;

/// <summary>A function or procedure that scopes can call.</summary>
public sealed record FunctionModel
{
    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required string SqlName { get; init; }

    public bool IsProcedure { get; init; }

    /// <summary><c>MatchEmbeddings</c>; the emitter adds <c>Async</c> where it returns a task.</summary>
    public required string MethodName { get; init; }

    /// <summary>The class of statement and reader, unique per overload: <c>MatchEmbeddingsSql</c>.</summary>
    public required string SqlClassName { get; init; }

    public required string HintName { get; init; }

    public required DocModel Doc { get; init; }

    /// <summary>Input arguments in order.</summary>
    public required EquatableArray<ParameterModel> Parameters { get; init; }

    public required ResultModel Result { get; init; }

    public FunctionTraits Traits { get; init; }

    /// <summary><see cref="ScopeModel.TypeName"/>s of the scopes that have the method.</summary>
    public required EquatableArray<string> Scopes { get; init; }

    /// <summary>What verification compares the live database with, as the front end's FactText writes it.</summary>
    public string Facts { get; init; } = "";

    /// <summary>For each scope without the method, why.</summary>
    public EquatableArray<AccessModel> Absences { get; init; }
}

[Flags]
public enum FunctionTraits
{
    None = 0,
    ReadOnly = 1,
    VectorSearch = 2,
    ChangesSession = 4,
}

/// <summary>An input argument.</summary>
public sealed record ParameterModel
{
    /// <summary>Quoted where it must be; null where the function gives it no name, and it can only be passed by position.</summary>
    public required string? QuotedName { get; init; }

    public required string ParameterName { get; init; }

    public required TypeModel Type { get; init; }

    /// <summary>NULL may be passed (a function argument always allows it, unless the type's domain says NOT NULL).</summary>
    public required bool IsNullable { get; init; }

    /// <summary>May be left out; then it is not sent.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The array of VARIADIC: <c>params</c> where it is the last.</summary>
    public bool IsVariadic { get; init; }

    public required DocModel Doc { get; init; }
}

/// <summary>What a call gives back.</summary>
public sealed record ResultModel
{
    public required ResultKind Kind { get; init; }

    /// <summary>SETOF or TABLE: a stream of rows instead of one.</summary>
    public bool IsSet { get; init; }

    /// <summary>For <see cref="ResultKind.Scalar"/>: the one value's type.</summary>
    public TypeModel? Scalar { get; init; }

    /// <summary>The scalar may be NULL; nothing proves yet that one can't.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>For rows: the record's name.</summary>
    public string? RecordName { get; init; }

    /// <summary>
    /// For <see cref="ResultKind.Record"/> and <see cref="ResultKind.Composite"/>: its columns. A procedure's are its OUT arguments, which CALL
    /// must name.
    /// </summary>
    public EquatableArray<FieldModel> Columns { get; init; }

    /// <summary>For <see cref="ResultKind.Relation"/>: the <see cref="RelationModel.SqlClassName"/> whose columns and reader apply.</summary>
    public string? RelationSqlClassName { get; init; }
}

public enum ResultKind
{
    Void,
    Scalar,

    /// <summary>A record declared for this function (TABLE, several OUT arguments).</summary>
    Record,

    /// <summary>The row record of a relation.</summary>
    Relation,

    /// <summary>The record of a composite type.</summary>
    Composite,
}
