using System.Collections;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Tests.Parsing;

/// <summary>Writes an expression with all its parentheses, so that precedence can be read.</summary>
internal static class ExpressionShape
{
    public static string Of(Expression expression) => expression switch
    {
        ColumnReference column => string.Join(".", column.Parts),
        IntegerLiteral integer => integer.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        StringLiteral text => $"'{text.Value}'",
        NullLiteral => "null",
        BooleanLiteral boolean => boolean.Value ? "true" : "false",
        UnaryExpression unary => $"({unary.Operator.Symbol} {Of(unary.Operand)})",
        BinaryExpression binary => $"({Of(binary.Left)} {Symbol(binary.Operator)} {Of(binary.Right)})",
        NotExpression not => $"(not {Of(not.Operand)})",
        LogicalExpression logical => $"({string.Join(logical.IsAnd ? " and " : " or ", logical.Operands.Select(Of))})",
        IsExpression test => $"({Of(test.Operand)} is {(test.IsNegated ? "not " : "")}{test.Test.ToString().ToLowerInvariant()})",
        DistinctFromExpression distinct => $"({Of(distinct.Left)} {(distinct.IsNegated ? "same as" : "distinct from")} {Of(distinct.Right)})",
        BetweenExpression between =>
            $"({Of(between.Operand)} {(between.IsNegated ? "not " : "")}between {Of(between.Lower)} and {Of(between.Upper)})",
        InExpression { Query: null } among => $"({Of(among.Operand)} {(among.IsNegated ? "not " : "")}in [{List(among.Items)}])",
        InExpression => "(in query)",
        LikeExpression like => $"({Of(like.Operand)} {(like.IsNegated ? "not " : "")}{like.Kind.ToString().ToLowerInvariant()} {Of(like.Pattern)}"
            + (like.Escape is null ? ")" : $" escape {Of(like.Escape)})"),
        QuantifiedExpression { Array: { } array } any =>
            $"({Of(any.Operand)} {any.Operator.Symbol} {(any.IsAll ? "all" : "any")} [{Of(array)}])",
        CastExpression cast => $"({Of(cast.Operand)}::{cast.Type})",
        CollateExpression collate => $"({Of(collate.Operand)} collate {collate.Collation})",
        AtTimeZoneExpression zone => zone.Zone is null ? $"({Of(zone.Operand)} at local)" : $"({Of(zone.Operand)} at {Of(zone.Zone)})",
        FieldSelection field => $"({Of(field.Operand)}).{field.Field}",
        SubscriptExpression subscript => $"{Of(subscript.Operand)}[{Of(subscript.Index)}]",
        SliceExpression slice => $"{Of(slice.Operand)}[{(slice.Lower is null ? "" : Of(slice.Lower))}:{(slice.Upper is null ? "" : Of(slice.Upper))}]",
        RowExpression row => $"row[{List(row.Items)}]",
        OverlapsExpression overlaps => $"({Of(overlaps.Left)} overlaps {Of(overlaps.Right)})",
        FunctionCall call => $"{string.Join(".", call.Name.Parts.Select(part => part.Name))}[{string.Join(", ", call.Arguments.Select(argument => Of(argument.Value)))}]",
        SubqueryExpression => "(query)",
        _ => expression.GetType().Name,
    };

    private static string Symbol(OperatorName name) => string.Concat(name.Qualifiers.Select(part => part.Name + ".")) + name.Symbol;

    private static string List(IEnumerable items) => string.Join(", ", items.Cast<Expression>().Select(Of));
}
