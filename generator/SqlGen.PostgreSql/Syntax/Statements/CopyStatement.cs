using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>COPY table or (query), FROM or TO. After COPY … FROM STDIN a script's data follow.</summary>
public sealed record CopyStatement(TextRange Range, QualifiedName? Table, Statement? Query, bool IsFrom) : Statement(Range)
{
    public IReadOnlyList<Identifier> Columns { get; init; } = [];

    public bool IsProgram { get; init; }

    /// <summary>Null for STDIN and STDOUT.</summary>
    public SqlString? File { get; init; }

    public IReadOnlyList<DefinitionElement> Options { get; init; } = [];

    public Expression? Where { get; init; }
}
