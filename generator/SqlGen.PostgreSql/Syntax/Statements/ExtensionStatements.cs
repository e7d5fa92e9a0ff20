using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

public sealed record CreateExtensionStatement(TextRange Range, Identifier Name) : Statement(Range)
{
    public bool IfNotExists { get; init; }

    public Identifier? Schema { get; init; }

    public string? Version { get; init; }

    public bool Cascade { get; init; }
}

/// <summary>ALTER EXTENSION … UPDATE TO version.</summary>
public sealed record UpdateExtensionStatement(TextRange Range, Identifier Name, string? Version) : Statement(Range);

/// <summary>ALTER EXTENSION … ADD or DROP an object.</summary>
public sealed record AlterExtensionContentsStatement(TextRange Range, Identifier Name, bool Add, ObjectReference Member) : Statement(Range);
