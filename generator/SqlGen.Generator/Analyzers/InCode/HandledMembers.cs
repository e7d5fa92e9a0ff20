using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SqlGen.Generator.Analyzers.InCode;

/// <summary>Which members of an enum a switch names, and whether the others come to nothing in it.</summary>
public sealed class HandledMembers
{
    private readonly HashSet<object> _values = [];

    private HashSet<object>? Result => IsClear && IsOpen ? _values : null;

    // Patterns other than constants, or conditions, can mean anything.
    private bool IsClear { get; set; } = true;

    private bool IsOpen { get; set; } = true;

    /// <summary>The values; null where other members have a way of their own, or where it can't be told.</summary>
    public static IReadOnlyCollection<object>? Of(ISwitchOperation statement)
    {
        var members = new HandledMembers();
        foreach (var section in statement.Cases)
        {
            foreach (var clause in section.Clauses)
            {
                switch (clause)
                {
                    case IDefaultCaseClauseOperation:
                        members.AddRest(section.Body.FirstOrDefault());
                        break;
                    case ISingleValueCaseClauseOperation single:
                        members.AddConstant(single.Value);
                        break;
                    case IPatternCaseClauseOperation pattern:
                        members.Add(pattern.Pattern);
                        break;
                    default:
                        members.IsClear = false;
                        break;
                }
            }
        }

        return members.Result;
    }

    /// <summary>Of an expression: without a rest it is the compiler that speaks (CS8509).</summary>
    public static IReadOnlyCollection<object>? Of(ISwitchExpressionOperation expression)
    {
        var members = new HandledMembers { IsOpen = false };
        foreach (var arm in expression.Arms)
        {
            if (arm.Pattern is IDiscardPatternOperation)
            {
                members.IsOpen = true;
                members.AddRest(arm.Value);
            }
            else
            {
                members.Add(arm.Pattern);
            }
        }

        return members.Result;
    }

    private void Add(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                AddConstant(constant.Value);
                break;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                Add(either.LeftPattern);
                Add(either.RightPattern);
                break;
            default:
                IsClear = false;
                break;
        }
    }

    private void AddConstant(IOperation value)
    {
        // null has no value of its own in the enum.
        if (Unwrap(value).ConstantValue is { HasValue: true, Value: var constant })
        {
            if (constant is not null)
            {
                _values.Add(constant);
            }
        }
        else
        {
            IsClear = false;
        }
    }

    /// <summary>To throw is to have no answer.</summary>
    private void AddRest(IOperation? first) => IsOpen &= first is not null && Unwrap(first) is IThrowOperation;

    private static IOperation Unwrap(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? Unwrap(conversion.Operand) : operation;
}
