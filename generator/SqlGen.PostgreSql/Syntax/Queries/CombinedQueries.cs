using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>VALUES.</summary>
public sealed record ValuesStatement(TextRange Range, IReadOnlyList<IReadOnlyList<Expression>> Rows) : QueryStatement(Range);

/// <summary>How two queries are combined.</summary>
public enum SetOperator
{
    Union,
    Intersect,
    Except,
}

/// <summary>UNION, INTERSECT or EXCEPT of two queries.</summary>
public sealed record SetOperationStatement(
    TextRange Range, SetOperator Operator, bool IsAll, QueryStatement Left, QueryStatement Right) : QueryStatement(Range);
