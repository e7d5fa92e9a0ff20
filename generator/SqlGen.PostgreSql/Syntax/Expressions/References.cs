using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A column, perhaps with its table and schema before it; or a whole row.</summary>
public sealed record ColumnReference(TextRange Range, IReadOnlyList<Identifier> Parts) : Expression(Range)
{
    public Identifier Last => Parts[Parts.Count - 1];
}

/// <summary><c>*</c> or <c>t.*</c>.</summary>
public sealed record StarExpression(TextRange Range, IReadOnlyList<Identifier> Qualifier) : Expression(Range);

/// <summary><c>$1</c></summary>
public sealed record ParameterReference(TextRange Range, int Number) : Expression(Range);

/// <summary><c>@name</c> or <c>:name</c>, without its sign.</summary>
public sealed record NamedParameterReference(TextRange Range, string Name) : Expression(Range);

/// <summary><c>(x).field</c></summary>
public sealed record FieldSelection(TextRange Range, Expression Operand, Identifier Field) : Expression(Range);

/// <summary><c>(x).*</c></summary>
public sealed record AllFieldsSelection(TextRange Range, Expression Operand) : Expression(Range);

/// <summary><c>x[1]</c></summary>
public sealed record SubscriptExpression(TextRange Range, Expression Operand, Expression Index) : Expression(Range);

/// <summary><c>x[1:2]</c>; either bound may be missing.</summary>
public sealed record SliceExpression(TextRange Range, Expression Operand, Expression? Lower, Expression? Upper) : Expression(Range);
