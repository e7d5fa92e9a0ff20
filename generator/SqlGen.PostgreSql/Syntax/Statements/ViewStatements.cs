using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

public sealed record CreateViewStatement(TextRange Range, QualifiedName Name, IReadOnlyList<Identifier> Columns, QueryStatement Query) : Statement(Range)
{
    public bool OrReplace { get; init; }

    public Persistence Persistence { get; init; }

    public bool IsRecursive { get; init; }

    public IReadOnlyList<DefinitionElement> Options { get; init; } = [];

    public ViewCheckOption CheckOption { get; init; }
}

public enum ViewCheckOption
{
    None,
    Cascaded,
    Local,
}

public sealed record CreateMaterializedViewStatement(TextRange Range, QualifiedName Name, IReadOnlyList<Identifier> Columns, QueryStatement Query)
    : Statement(Range)
{
    public bool IsUnlogged { get; init; }

    public bool IfNotExists { get; init; }

    public Identifier? AccessMethod { get; init; }

    public IReadOnlyList<DefinitionElement> Options { get; init; } = [];

    public Identifier? Tablespace { get; init; }

    public bool WithNoData { get; init; }
}

public sealed record RefreshMaterializedViewStatement(TextRange Range, QualifiedName Name, bool Concurrently, bool WithNoData) : Statement(Range);
