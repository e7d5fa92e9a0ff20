using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A call, perhaps of an aggregate or window function. SQL's own spellings (EXTRACT, TRIM, …) arrive as the functions they stand for.</summary>
/// <param name="IsStar"><c>count(*)</c></param>
/// <param name="IsVariadic">The last argument is an array that holds the variadic ones.</param>
/// <param name="OrderBy">Inside the parentheses, or after WITHIN GROUP if <paramref name="IsWithinGroup"/>.</param>
/// <param name="IsSqlSyntax">It was not written as a call.</param>
public sealed record FunctionCall(
    TextRange Range,
    QualifiedName Name,
    IReadOnlyList<FunctionArgument> Arguments,
    bool IsStar = false,
    bool IsDistinct = false,
    bool IsVariadic = false,
    bool IsWithinGroup = false,
    bool IsSqlSyntax = false) : Expression(Range)
{
    public IReadOnlyList<SortItem> OrderBy { get; init; } = [];

    public Expression? Filter { get; init; }

    public WindowDefinition? Over { get; init; }
}

/// <summary>One argument, perhaps with its name.</summary>
public sealed record FunctionArgument(TextRange Range, Identifier? Name, Expression Value) : SyntaxNode(Range);

/// <summary>CURRENT_DATE, CURRENT_USER and the like: functions without parentheses.</summary>
public sealed record ValueFunctionExpression(TextRange Range, Keyword Function, int? Precision) : Expression(Range);

/// <summary>COALESCE.</summary>
public sealed record CoalesceExpression(TextRange Range, IReadOnlyList<Expression> Items) : Expression(Range);

/// <summary>GREATEST or LEAST.</summary>
public sealed record GreatestExpression(TextRange Range, bool IsLeast, IReadOnlyList<Expression> Items) : Expression(Range);

/// <summary>NULLIF.</summary>
public sealed record NullIfExpression(TextRange Range, Expression Left, Expression Right) : Expression(Range);

/// <summary>TREAT(x AS type).</summary>
public sealed record TreatExpression(TextRange Range, Expression Operand, TypeName Type) : Expression(Range);

/// <summary>MERGE_ACTION().</summary>
public sealed record MergeActionExpression(TextRange Range) : Expression(Range);
