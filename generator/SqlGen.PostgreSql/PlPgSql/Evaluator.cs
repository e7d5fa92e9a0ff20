using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>Computes expressions as far as text and catalog decide them; what they don't is unknown.</summary>
internal sealed partial class Evaluator(IBlockHost host)
{
    private readonly CatalogTables _tables = new(host);
    private IReadOnlyList<RowScope>? _group;

    /// <summary>SQLSTATE of an error that evaluating raised; the caller takes it.</summary>
    public string? Error { get; set; }

    public SqlValue Evaluate(Expression expression, RowScope scope) => expression switch
    {
        StringLiteral e => SqlValue.Of(e.Value),
        IntegerLiteral e => SqlValue.Of(e.Value),
        NumericLiteral e => SqlValue.Of(e.Text).AsInteger is { } number ? SqlValue.Of(number) : SqlValue.Unknown,
        BooleanLiteral e => SqlValue.Of(e.Value),
        NullLiteral => SqlValue.Null,
        ColumnReference e => scope.Find(e) ?? host.FindVariable(e) ?? SqlValue.Unknown,
        ParameterReference e => host.FindVariable("$" + e.Number) ?? SqlValue.Unknown,
        NotExpression e => Not(Evaluate(e.Operand, scope)),
        LogicalExpression e => Logical(e, scope),
        BinaryExpression e => Binary(e.Operator.Symbol, Evaluate(e.Left, scope), Evaluate(e.Right, scope)),
        UnaryExpression { Operator.Symbol: "-" } e => Evaluate(e.Operand, scope) is { Kind: ValueKind.Integer } v ? SqlValue.Of(-(long)v.Data!) : SqlValue.Unknown,
        IsExpression e => Is(e, Evaluate(e.Operand, scope)),
        DistinctFromExpression e => Distinct(Evaluate(e.Left, scope), Evaluate(e.Right, scope)) is { } differs ? SqlValue.Of(differs != e.IsNegated) : SqlValue.Unknown,
        BetweenExpression { IsSymmetric: false } e => Between(e, scope),
        InExpression e => In(e, scope),
        LikeExpression { Escape: null, Kind: not PatternKind.SimilarTo } e => Like(e, scope),
        QuantifiedExpression e => Quantified(e, scope),
        CollateExpression e => Evaluate(e.Operand, scope),
        CastExpression e => Cast(e, Evaluate(e.Operand, scope)),
        CaseExpression e => Case(e, scope),
        CoalesceExpression e => Coalesce(e, scope),
        NullIfExpression e => NullIf(Evaluate(e.Left, scope), Evaluate(e.Right, scope)),
        ArrayExpression e => SqlValue.Of(e.Elements.Select(x => Evaluate(x, scope)).ToList()),
        ArrayQueryExpression e => Query(e.Query, scope) is { IsCertain: true } q ? SqlValue.Of(q.Rows.ConvertAll(static r => r.First)) : SqlValue.Unknown,
        SubqueryExpression e => Scalar(e.Query, scope),
        ExistsExpression e => Exists(Query(e.Query, scope)),
        FieldSelection e => Evaluate(e.Operand, scope).Fields is { } row ? row(e.Field.Name) ?? SqlValue.Unknown : SqlValue.Unknown,
        SubscriptExpression e => Subscript(Evaluate(e.Operand, scope), Evaluate(e.Index, scope)),
        FunctionCall e => Call(e, scope),
        ValueFunctionExpression { Function: Keyword.CurrentSchema } => SqlValue.Of(host.CurrentSchema),
        _ => SqlValue.Unknown,
    };

    /// <summary>The value of an expression that was read as SELECT's only item.</summary>
    public SqlValue EvaluateSelect(Statement? statement) => statement switch
    {
        SelectStatement { From.Count: 0, Where: null, Items: [var item] } => Evaluate(item.Value, new RowScope(null)),
        QueryStatement query => Scalar(query, new RowScope(null)),
        _ => SqlValue.Unknown,
    };

    public QueryResult? EvaluateQuery(QueryStatement query) => Query(query, new RowScope(null));

    private static SqlValue Not(SqlValue value) => value.IsNull ? value : value.AsBoolean is { } known ? SqlValue.Of(!known) : SqlValue.Unknown;

    private SqlValue Logical(LogicalExpression expression, RowScope scope)
    {
        var result = SqlValue.Of(expression.IsAnd);
        foreach (var operand in expression.Operands)
        {
            var value = Evaluate(operand, scope);
            if (value.AsBoolean == !expression.IsAnd)
            {
                return SqlValue.Of(!expression.IsAnd);
            }

            if (value.AsBoolean is null && !result.IsUnknown)
            {
                result = value.IsNull ? SqlValue.Null : SqlValue.Unknown;
            }
        }

        return result;
    }

    private static SqlValue Binary(string symbol, SqlValue left, SqlValue right)
    {
        if (left.IsNull || right.IsNull)
        {
            return SqlValue.Null;
        }

        if (left.IsUnknown || right.IsUnknown)
        {
            return SqlValue.Unknown;
        }

        switch (symbol)
        {
            case "=" or "<>" or "<" or ">" or "<=" or ">=":
                return SqlValue.Compare(left, right) is { } order ? SqlValue.Of(Holds(symbol, order)) : SqlValue.Unknown;
            case "||" when left.Elements is { } a && right.Elements is { } b:
                return SqlValue.Of([.. a, .. b]);
            case "||" when left.Elements is { } a:
                return SqlValue.Of([.. a, right]);
            case "||" when right.Elements is { } b:
                return SqlValue.Of([left, .. b]);
            case "||":
                return left.AsText is { } l && right.AsText is { } r ? SqlValue.Of(l + r) : SqlValue.Unknown;
            case "~~" or "!~~" or "~~*" or "!~~*":
                return left.AsText is { } text && right.AsText is { } pattern
                    ? SqlValue.Of(LikePattern.Matches(text, pattern, symbol.EndsWith("*", StringComparison.Ordinal)) != (symbol[0] == '!')) : SqlValue.Unknown;
        }

        return left.AsInteger is { } x && right.AsInteger is { } y ? Arithmetic(symbol, x, y) : SqlValue.Unknown;
    }

    private static bool Holds(string symbol, int order) => symbol switch
    {
        "=" => order == 0,
        "<>" => order != 0,
        "<" => order < 0,
        ">" => order > 0,
        "<=" => order <= 0,
        _ => order >= 0,
    };

    private static SqlValue Arithmetic(string symbol, long left, long right) => symbol switch
    {
        "+" => SqlValue.Of(unchecked(left + right)),
        "-" => SqlValue.Of(unchecked(left - right)),
        "*" => SqlValue.Of(unchecked(left * right)),
        "/" when right is not (0 or -1) => SqlValue.Of(left / right),
        "%" when right is not (0 or -1) => SqlValue.Of(left % right),
        _ => SqlValue.Unknown,
    };

    private static SqlValue Is(IsExpression expression, SqlValue value) => expression.Test switch
    {
        _ when value.IsUnknown => SqlValue.Unknown,
        IsTest.Null => SqlValue.Of(value.IsNull != expression.IsNegated),
        IsTest.True => SqlValue.Of(value.AsBoolean == true != expression.IsNegated),
        IsTest.False => SqlValue.Of(value.AsBoolean == false != expression.IsNegated),
        _ => SqlValue.Unknown,
    };

    private static bool? Distinct(SqlValue left, SqlValue right) =>
        left.IsUnknown || right.IsUnknown ? null : left.IsNull || right.IsNull ? left.IsNull != right.IsNull : SqlValue.Compare(left, right) is { } order ? order != 0 : null;

    private SqlValue Between(BetweenExpression expression, RowScope scope)
    {
        var operand = Evaluate(expression.Operand, scope);
        var lower = Binary(">=", operand, Evaluate(expression.Lower, scope)).AsBoolean;
        var upper = Binary("<=", operand, Evaluate(expression.Upper, scope)).AsBoolean;
        return lower is { } l && upper is { } u ? SqlValue.Of((l && u) != expression.IsNegated) : SqlValue.Unknown;
    }

    private SqlValue In(InExpression expression, RowScope scope)
    {
        var operand = Evaluate(expression.Operand, scope);
        var items = expression.Query is { } query
            ? Query(query, scope) is { IsCertain: true } result ? result.Rows.ConvertAll(static r => r.First) : [SqlValue.Unknown]
            : expression.Items.Select(i => Evaluate(i, scope)).ToList();
        var found = Any("=", operand, items, isAll: false);
        return expression.IsNegated ? Not(found) : found;
    }

    private SqlValue Quantified(QuantifiedExpression expression, RowScope scope)
    {
        var operand = Evaluate(expression.Operand, scope);
        var items = expression.Query is { } query
            ? Query(query, scope) is { IsCertain: true } result ? result.Rows.ConvertAll(static r => r.First) : null
            : ToArray(Evaluate(expression.Array!, scope)).Elements;
        return items is null ? SqlValue.Unknown : Any(expression.Operator.Symbol, operand, items, expression.IsAll);
    }

    private static SqlValue Any(string symbol, SqlValue operand, IEnumerable<SqlValue> items, bool isAll)
    {
        var result = SqlValue.Of(isAll);
        foreach (var item in items)
        {
            var value = Binary(symbol, operand, item);
            if (value.AsBoolean == !isAll)
            {
                return value;
            }

            if (value.AsBoolean is null && !result.IsUnknown)
            {
                result = value;
            }
        }

        return result;
    }

    private SqlValue Like(LikeExpression expression, RowScope scope)
    {
        var value = Binary(expression.Kind == PatternKind.ILike ? "~~*" : "~~", Evaluate(expression.Operand, scope), Evaluate(expression.Pattern, scope));
        return expression.IsNegated ? Not(value) : value;
    }

    private SqlValue Case(CaseExpression expression, RowScope scope)
    {
        var operand = expression.Operand is { } o ? Evaluate(o, scope) : default(SqlValue?);
        foreach (var when in expression.Whens)
        {
            var condition = Evaluate(when.Condition, scope);
            condition = operand is { } value ? Binary("=", value, condition) : condition;
            if (condition.IsUnknown)
            {
                return condition;
            }

            if (condition.AsBoolean == true)
            {
                return Evaluate(when.Result, scope);
            }
        }

        return expression.Else is { } otherwise ? Evaluate(otherwise, scope) : SqlValue.Null;
    }

    private SqlValue Coalesce(CoalesceExpression expression, RowScope scope)
    {
        foreach (var item in expression.Items)
        {
            if (Evaluate(item, scope) is { IsNull: false } value)
            {
                return value;
            }
        }

        return SqlValue.Null;
    }

    private static SqlValue NullIf(SqlValue left, SqlValue right) => Distinct(left, right) switch
    {
        true => left,
        false => SqlValue.Null,
        null => SqlValue.Unknown,
    };

    /// <summary>The elements of an array, or of a text that stands for one.</summary>
    public static IReadOnlyList<SqlValue>? ToElements(SqlValue value) => ToArray(value).Elements;

    private static SqlValue Subscript(SqlValue array, SqlValue index)
    {
        if (ToArray(array).Elements is not { } elements || index.AsInteger is not { } at)
        {
            return array.IsNull || index.IsNull ? SqlValue.Null : SqlValue.Unknown;
        }

        return at >= 1 && at <= elements.Count ? elements[(int)at - 1] : SqlValue.Null;
    }

    /// <summary>A text that stands for an array, as the array: <c>{a,b}</c>.</summary>
    private static SqlValue ToArray(SqlValue value)
    {
        if (value.Data is not string text || text.Length < 2 || text[0] != '{' || text[text.Length - 1] != '}' || text.IndexOfAny(['{', '\\'], 1) >= 0)
        {
            return value;
        }

        var inner = text.Substring(1, text.Length - 2);
        return inner.IndexOf('"') >= 0 && inner.Split(',').Any(static e => e.Trim() is { Length: > 0 } t && (t[0] == '"') != (t[t.Length - 1] == '"'))
            ? SqlValue.Unknown
            : SqlValue.Of(inner.Trim().Length == 0 ? [] : inner.Split(',').Select(static e => e.Trim() is "NULL" ? SqlValue.Null : SqlValue.Of(e.Trim().Trim('"'))).ToList());
    }
}
