using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>DO: a body that only runs at the server.</summary>
public sealed record DoStatement(TextRange Range, SqlString? Body, Identifier? Language) : Statement(Range);

public sealed record CallStatement(TextRange Range, Expression Call) : Statement(Range);

public sealed record ExplainStatement(TextRange Range, Statement Query, IReadOnlyList<DefinitionElement> Options) : Statement(Range);

public sealed record PrepareStatement(TextRange Range, Identifier Name, IReadOnlyList<TypeName> Types, Statement Query) : Statement(Range);

public sealed record ExecuteStatement(TextRange Range, Identifier Name, IReadOnlyList<Expression> Arguments) : Statement(Range);

public sealed record DeclareCursorStatement(TextRange Range, Identifier Name, QueryStatement Query) : Statement(Range);

public sealed record TruncateStatement(TextRange Range, IReadOnlyList<RelationReference> Tables) : Statement(Range)
{
    public bool RestartIdentity { get; init; }

    public DropBehavior Behavior { get; init; }
}
