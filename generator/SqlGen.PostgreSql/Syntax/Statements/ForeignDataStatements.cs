using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE or ALTER FOREIGN DATA WRAPPER, SERVER, USER MAPPING: <paramref name="Target"/> says which.</summary>
public sealed record ForeignDataStatement(TextRange Range, bool IsCreate, ObjectReference Target, IReadOnlyList<ForeignOption> Options) : Statement(Range)
{
    public bool IfNotExists { get; init; }

    /// <summary>Of CREATE SERVER.</summary>
    public Identifier? Wrapper { get; init; }
}

/// <summary>IMPORT FOREIGN SCHEMA: makes foreign tables that no text tells of.</summary>
public sealed record ImportForeignSchemaStatement(TextRange Range, Identifier RemoteSchema, Identifier Server, Identifier LocalSchema) : Statement(Range)
{
    /// <summary>LIMIT TO or EXCEPT.</summary>
    public ImportQualification Qualification { get; init; }

    public IReadOnlyList<QualifiedName> Tables { get; init; } = [];

    public IReadOnlyList<ForeignOption> Options { get; init; } = [];
}

public enum ImportQualification
{
    None,
    LimitTo,
    Except,
}
