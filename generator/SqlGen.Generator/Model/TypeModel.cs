namespace SqlGen.Generator.Model;

/// <summary>How a value of a PostgreSQL type is held in C#, read and sent. Says nothing of nullability: that belongs to its place.</summary>
public sealed record TypeModel
{
    public required TypeKind Kind { get; init; }

    /// <summary>As C# text without <c>?</c> at the end: <c>string</c>, <c>global::System.Guid</c>, <c>int?[]</c>, <c>global::App.Mood</c>.</summary>
    public required string CSharpType { get; init; }

    public required bool IsValueType { get; init; }

    /// <summary>The type as SQL that can stand behind <c>::</c>, qualified outside pg_catalog, with modifier and <c>[]</c>: <c>character varying(64)</c>.</summary>
    public required string SqlType { get; init; }

    /// <summary><see cref="SqlType"/> without the modifier, for casts that must not cut or round: <c>numeric</c>, <c>public.mood[]</c>.</summary>
    public required string SqlCastType { get; init; }

    /// <summary>The reader's method that reads a non-null value: <c>GetString</c>, <c>GetFieldValue&lt;global::System.DateOnly&gt;</c>.</summary>
    public required string ReaderMethod { get; init; }

    /// <summary>A member of NpgsqlDbType for the element, to be combined with <c>Array</c> or <c>Range</c>; null where the mapping infers it.</summary>
    public string? NpgsqlDbType { get; init; }

    /// <summary>Parameters are sent as <c>$1::type</c> (<see cref="SqlCastType"/>), because they travel as text or as another type.</summary>
    public bool CastParameter { get; init; }

    /// <summary>Results are selected as <c>column::text</c> (<c>::text[]</c> for arrays), because the type is read through its text.</summary>
    public bool CastResultToText { get; init; }

    public bool IsArray { get; init; }

    /// <summary>For arrays: the element's type.</summary>
    public TypeModel? Element { get; init; }

    /// <summary>For enums and composites: the C# type's own name without namespace (<c>Mood</c>).</summary>
    public string? TypeName { get; init; }

    /// <summary>For vector, halfvec and sparsevec: the dimension where the type says it.</summary>
    public int? Dimensions { get; init; }

    /// <summary>For composites: the row type of a relation, whose record has no reader of its own for this.</summary>
    public bool IsRowType { get; init; }

    /// <summary>For composites: the attributes in order.</summary>
    public EquatableArray<FieldModel> Fields { get; init; }

    /// <summary>For jsonb and json read into a user's type: the JsonSerializerContext, <c>global::App.AppJsonContext</c>.</summary>
    public string? JsonContext { get; init; }

    /// <summary>The C# type where null is allowed.</summary>
    public string NullableCSharpType => CSharpType + "?";

    public string For(bool isNullable) => isNullable ? NullableCSharpType : CSharpType;
}

public enum TypeKind
{
    /// <summary>Read and sent as it is.</summary>
    Plain,

    /// <summary>timestamptz: any offset is converted to UTC before it is sent.</summary>
    Timestamp,

    /// <summary>A C# enum; labels travel as text.</summary>
    Enum,

    /// <summary>A record; selected attribute by attribute, sent as <c>row(…)::type</c>.</summary>
    Composite,

    Vector,
    HalfVector,
    SparseVector,

    /// <summary>json or jsonb as JsonElement.</summary>
    Json,

    /// <summary>json or jsonb as a type of the user's, by System.Text.Json's source generation.</summary>
    JsonObject,

    /// <summary>Mapped by the user (SqlGenMap) and carried as text; the C# type is string or parses itself (IParsable).</summary>
    Text,
}

/// <summary>One attribute of a composite type.</summary>
public sealed record FieldModel(string SqlName, string QuotedName, string PropertyName, TypeModel Type, bool IsNullable, DocModel Doc);
