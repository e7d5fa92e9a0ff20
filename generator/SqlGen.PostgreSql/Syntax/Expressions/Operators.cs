using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>An operator, with a schema if written as <c>OPERATOR(schema.+)</c>; <c>!=</c> is <c>&lt;&gt;</c>.</summary>
public sealed record OperatorName(TextRange Range, IReadOnlyList<Identifier> Qualifiers, string Symbol) : SyntaxNode(Range);

/// <summary>An operator before its operand.</summary>
public sealed record UnaryExpression(TextRange Range, OperatorName Operator, Expression Operand) : Expression(Range);

/// <summary>An operator between its operands.</summary>
public sealed record BinaryExpression(TextRange Range, OperatorName Operator, Expression Left, Expression Right) : Expression(Range);

/// <summary>NOT.</summary>
public sealed record NotExpression(TextRange Range, Expression Operand) : Expression(Range);

/// <summary>A chain of AND or of OR.</summary>
public sealed record LogicalExpression(TextRange Range, bool IsAnd, IReadOnlyList<Expression> Operands) : Expression(Range);

/// <summary>What IS asks for.</summary>
public enum IsTest
{
    Null,
    True,
    False,
    Unknown,
    Document,
    Normalized,
}

/// <summary><c>x IS [NOT] …</c>.</summary>
/// <param name="NormalForm">NFC, NFD, NFKC or NFKD where given before NORMALIZED.</param>
public sealed record IsExpression(TextRange Range, Expression Operand, IsTest Test, bool IsNegated, string? NormalForm = null) : Expression(Range);

/// <summary><c>a IS [NOT] DISTINCT FROM b</c>.</summary>
public sealed record DistinctFromExpression(TextRange Range, Expression Left, Expression Right, bool IsNegated) : Expression(Range);

/// <summary>What <c>IS JSON</c> asks for.</summary>
public enum JsonItemKind
{
    Any,
    Object,
    Array,
    Scalar,
}

/// <summary><c>x IS [NOT] JSON …</c>.</summary>
public sealed record IsJsonExpression(TextRange Range, Expression Operand, JsonItemKind Kind, bool UniqueKeys, bool IsNegated) : Expression(Range);

/// <summary><c>x [NOT] BETWEEN a AND b</c>.</summary>
public sealed record BetweenExpression(
    TextRange Range, Expression Operand, Expression Lower, Expression Upper, bool IsSymmetric, bool IsNegated) : Expression(Range);

/// <summary><c>x [NOT] IN (…)</c>: a list or a query.</summary>
public sealed record InExpression(
    TextRange Range, Expression Operand, IReadOnlyList<Expression> Items, QueryStatement? Query, bool IsNegated) : Expression(Range);

/// <summary>The ways to match a pattern.</summary>
public enum PatternKind
{
    Like,
    ILike,
    SimilarTo,
}

/// <summary><c>x [NOT] LIKE p [ESCAPE e]</c> and its kin.</summary>
public sealed record LikeExpression(
    TextRange Range, Expression Operand, PatternKind Kind, Expression Pattern, Expression? Escape, bool IsNegated) : Expression(Range);

/// <summary><c>x op ANY (…)</c> or <c>x op ALL (…)</c>: an array or a query. LIKE arrives as the operator ~~ and so on.</summary>
public sealed record QuantifiedExpression(
    TextRange Range, Expression Operand, OperatorName Operator, bool IsAll, Expression? Array, QueryStatement? Query) : Expression(Range);

/// <summary><c>x COLLATE c</c>.</summary>
public sealed record CollateExpression(TextRange Range, Expression Operand, QualifiedName Collation) : Expression(Range);

/// <summary><c>x AT TIME ZONE z</c>; without zone, AT LOCAL.</summary>
public sealed record AtTimeZoneExpression(TextRange Range, Expression Operand, Expression? Zone) : Expression(Range);

/// <summary><c>(a, b) OVERLAPS (c, d)</c>.</summary>
public sealed record OverlapsExpression(TextRange Range, RowExpression Left, RowExpression Right) : Expression(Range);

/// <summary>How a cast was written.</summary>
public enum CastSyntax
{
    Cast,
    DoubleColon,
    TypedLiteral,
}

/// <summary>A cast, or a literal with its type before it.</summary>
public sealed record CastExpression(TextRange Range, Expression Operand, TypeName Type, CastSyntax Syntax) : Expression(Range);
