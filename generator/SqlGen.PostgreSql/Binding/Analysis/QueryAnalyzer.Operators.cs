using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

// Operators: make_op of parse_oper.c.
public sealed partial class QueryAnalyzer
{
    private TypedValue BindUnary(UnaryExpression unary, QueryLevel level)
    {
        // doNegate: a minus before a number is part of it.
        if (unary.Operator is { Symbol: "-", Qualifiers.Count: 0 } && unary.Operand is NumericLiteral number)
        {
            return Number(number.Text, isNegative: true);
        }

        var operand = BindExpression(unary.Operand, level);
        var schema = Schema(unary.Operator);
        if (operand.Type is null || operand.Type.IsOpaque)
        {
            return SharedResult(unary.Operator, true, operand, operand);
        }

        return _scope.Operators.FindPrefix(schema, unary.Operator.Symbol, operand.Type) is { } found
            ? Result(found, [operand], unary.Operator.Symbol)
            : TypedValue.Unknown($"operator {unary.Operator.Symbol} {operand.Type} is not known");
    }

    private TypedValue BindBinary(BinaryExpression binary, QueryLevel level)
    {
        // A comparison of rows is one of its parts.
        if (binary.Left is RowExpression && binary.Right is RowExpression or SubqueryExpression)
        {
            return Boolean(false);
        }

        var left = BindExpression(binary.Left, level);
        var right = BindExpression(binary.Right, level);
        if (left.Type is null || right.Type is null || left.Type.IsOpaque || right.Type.IsOpaque)
        {
            return SharedResult(binary.Operator, false, left, right);
        }

        return _scope.Operators.FindBinary(Schema(binary.Operator), binary.Operator.Symbol, left.Type, right.Type) is { } found
            ? Result(found, [left, right], binary.Operator.Symbol)
            : TypedValue.Unknown($"operator {left.Type} {binary.Operator.Symbol} {right.Type} is not known");
    }

    private static string? Schema(OperatorName name) => name.Qualifiers.Count > 0 ? name.Qualifiers[name.Qualifiers.Count - 1].Name : null;

    /// <summary>Of unknown operands only a comparison's result is known.</summary>
    private TypedValue SharedResult(OperatorName name, bool isPrefix, TypedValue left, TypedValue right) =>
        _scope.Operators.CommonResult(Schema(name), name.Symbol, isPrefix) is { } shared && shared.IsBuiltIn("bool")
            ? new TypedValue(shared)
            : TypedValue.Unknown(left.Reason ?? right.Reason ?? $"the operators of {(left.Type!.IsOpaque ? left : right).Type} are not known");

    private TypedValue Result(OperatorSignature found, TypedValue[] operands, string symbol)
    {
        SqlType?[] declared = found.Left is null ? [found.Right] : [found.Left, found.Right];
        var type = found.Result.IsPolymorphic
            ? new PolymorphicBinding(_scope.Casts, operands.Select(static o => o.Type!).ToList(), declared).Resolve(found.Result)
            : found.Result;
        return type is null
            ? TypedValue.Unknown($"the result of operator {symbol} is not known")
            : new TypedValue(type, NotNull: operands.All(static o => o.NotNull) && Nullability.OperatorKeepsNotNull(found, symbol));
    }
}
