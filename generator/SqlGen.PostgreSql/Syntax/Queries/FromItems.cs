using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A table as a statement names it.</summary>
/// <param name="IsOnly">Without the tables that inherit from it.</param>
public sealed record RelationReference(TextRange Range, QualifiedName Name, bool IsOnly) : SyntaxNode(Range);

/// <summary>One source of rows in FROM.</summary>
public abstract record FromItem(TextRange Range, TableAlias? Alias) : SyntaxNode(Range);

/// <summary>The name of a source of rows, and its columns' names, with types where a function leaves them open.</summary>
public sealed record TableAlias(
    TextRange Range, Identifier? Name, IReadOnlyList<Identifier> Columns, IReadOnlyList<ColumnAlias> Definitions) : SyntaxNode(Range);

/// <summary>A column's name and type in <c>AS (a int, b text)</c>.</summary>
public sealed record ColumnAlias(TextRange Range, Identifier Name, TypeName Type, QualifiedName? Collation) : SyntaxNode(Range);

/// <summary>A table or view.</summary>
public sealed record FromRelation(TextRange Range, RelationReference Relation, TableAlias? Alias, TableSample? Sample) : FromItem(Range, Alias);

/// <summary>TABLESAMPLE.</summary>
public sealed record TableSample(TextRange Range, QualifiedName Method, IReadOnlyList<Expression> Arguments, Expression? Repeatable) : SyntaxNode(Range);

/// <summary>A query in parentheses.</summary>
public sealed record FromQuery(TextRange Range, QueryStatement Query, bool IsLateral, TableAlias? Alias) : FromItem(Range, Alias);

/// <summary>A function, or several in ROWS FROM.</summary>
public sealed record FromFunction(
    TextRange Range, IReadOnlyList<RowsFunction> Functions, bool IsRowsFrom, bool WithOrdinality, bool IsLateral, TableAlias? Alias)
    : FromItem(Range, Alias);

/// <summary>One function of ROWS FROM, with its own column definitions.</summary>
public sealed record RowsFunction(TextRange Range, Expression Call, IReadOnlyList<ColumnAlias> Definitions) : SyntaxNode(Range);

/// <summary>The kinds of joins.</summary>
public enum JoinKind
{
    Inner,
    Left,
    Right,
    Full,
    Cross,
}

/// <summary>A join; the alias is that of the whole in parentheses.</summary>
public sealed record JoinItem(TextRange Range, JoinKind Kind, FromItem Left, FromItem Right, TableAlias? Alias) : FromItem(Range, Alias)
{
    public bool IsNatural { get; init; }

    public Expression? On { get; init; }

    public IReadOnlyList<Identifier> Using { get; init; } = [];

    public Identifier? UsingAlias { get; init; }
}
