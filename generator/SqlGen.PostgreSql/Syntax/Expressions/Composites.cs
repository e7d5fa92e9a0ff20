using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary><c>ROW(a, b)</c> or <c>(a, b)</c>.</summary>
public sealed record RowExpression(TextRange Range, IReadOnlyList<Expression> Items, bool IsExplicit) : Expression(Range);

/// <summary><c>ARRAY[a, b]</c>; nested brackets are arrays, too.</summary>
public sealed record ArrayExpression(TextRange Range, IReadOnlyList<Expression> Elements) : Expression(Range);

/// <summary><c>ARRAY(select …)</c>.</summary>
public sealed record ArrayQueryExpression(TextRange Range, QueryStatement Query) : Expression(Range);

/// <summary><c>(select …)</c> as a value.</summary>
public sealed record SubqueryExpression(TextRange Range, QueryStatement Query) : Expression(Range);

/// <summary><c>EXISTS (select …)</c>.</summary>
public sealed record ExistsExpression(TextRange Range, QueryStatement Query) : Expression(Range);

/// <summary>CASE, with or without an operand.</summary>
public sealed record CaseExpression(TextRange Range, Expression? Operand, IReadOnlyList<CaseWhen> Whens, Expression? Else) : Expression(Range);

/// <summary>WHEN … THEN ….</summary>
public sealed record CaseWhen(TextRange Range, Expression Condition, Expression Result) : SyntaxNode(Range);

/// <summary>GROUPING(…).</summary>
public sealed record GroupingExpression(TextRange Range, IReadOnlyList<Expression> Items) : Expression(Range);
