using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding.Analysis;

// Expressions: parse_expr.c.
public sealed partial class QueryAnalyzer
{
    private static TypedValue Boolean(bool notNull) => BuiltIn("bool", notNull);

    private static TypedValue Integer(bool notNull) => BuiltIn("int4", notNull);

    private static TypedValue BigInteger(bool notNull) => BuiltIn("int8", notNull);

    private static TypedValue BuiltIn(string type, bool notNull = false) => new(TypeSpace.Named(type), NotNull: notNull);

    private TypedValue BindExpression(Expression expression, QueryLevel level)
    {
        if (!ExecutionStack.HasRoom())
        {
            return TypedValue.Unknown("it is nested too deeply");
        }

        return expression switch
        {
            ColumnReference column => BindColumn(column.Parts, level),
            StarExpression star when star.Qualifier.Count > 0 && FindSource(star.Qualifier, level) is { } source => WholeRow(source),
            ParameterReference parameter => _parameters.TryGetValue(parameter.Number, out var known) ? known : BuiltIn("unknown"),
            StringLiteral => BuiltIn("unknown", true),
            NullLiteral => BuiltIn("unknown"),
            IntegerLiteral => Integer(true),
            NumericLiteral number => Number(number.Text, isNegative: false),
            BooleanLiteral => Boolean(true),
            BitStringLiteral => BuiltIn("bit", true),

            FieldSelection field => BindFieldFunction(BindExpression(field.Operand, level), field.Field),
            SubscriptExpression or SliceExpression => BindSubscripts(expression, level),
            FunctionCall call => BindCall(call, level, out _),
            ValueFunctionExpression function => BindValueFunction(function),
            CoalesceExpression coalesce => BindCommon(coalesce.Items, level, static values => values.Any(static v => v.NotNull)),
            GreatestExpression greatest => BindCommon(greatest.Items, level, static values => values.Any(static v => v.NotNull)),
            CaseExpression choice => BindCase(choice, level),
            NullIfExpression nullIf => BindNullIf(nullIf, level),
            ArrayExpression array => BindArray(array, level),
            RowExpression row => BindRow(row, level),
            CastExpression cast => BindCast(cast.Operand, cast.Type, level),
            TreatExpression treat => BindCast(treat.Operand, treat.Type, level),
            CollateExpression collate => BindExpression(collate.Operand, level) with { Source = null },
            AtTimeZoneExpression zone => BindAtTimeZone(zone, level),

            SubqueryExpression subquery => BindScalarQuery(subquery.Query, level),
            ArrayQueryExpression subquery => BindScalarQuery(subquery.Query, level) is { Type: not null } item
                ? new TypedValue(item.Type.Array, item.Modifier, true)
                : TypedValue.Unknown("the type of the array's query is not known"),
            ExistsExpression or IsExpression or IsJsonExpression or DistinctFromExpression => Boolean(true),
            NotExpression not => Boolean(BindExpression(not.Operand, level).NotNull),
            LogicalExpression logical => Boolean(logical.Operands.All(o => BindExpression(o, level).NotNull)),
            InExpression { Query: null } list => Boolean(BindExpression(list.Operand, level).NotNull && list.Items.All(i => BindExpression(i, level).NotNull)),
            BetweenExpression between => Boolean(new[] { between.Operand, between.Lower, between.Upper }.All(e => BindExpression(e, level).NotNull)),
            LikeExpression like => Boolean(BindExpression(like.Operand, level).NotNull && BindExpression(like.Pattern, level).NotNull),
            InExpression or QuantifiedExpression or OverlapsExpression => Boolean(false),
            UnaryExpression unary => BindUnary(unary, level),
            BinaryExpression binary => BindBinary(binary, level),
            GroupingExpression => Integer(true),
            MergeActionExpression => BuiltIn("text"),
            _ => BindJsonOrXml(expression, level),
        };
    }

    /// <summary>make_const: the smallest of int4, int8 and numeric that holds it.</summary>
    private static TypedValue Number(string text, bool isNegative)
    {
        var digits = text.Replace("_", "");
        var isWhole = digits.All(static c => c is >= '0' and <= '9');
        var type = digits.Length > 1 && digits[0] == '0' && (digits[1] | 0x20) is 'x' or 'o' or 'b'
            ? RadixType(digits, isNegative ? 1 : 0)
            : !isWhole || !decimal.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) ? "numeric"
            : value <= int.MaxValue + (isNegative ? 1m : 0m) ? "int4"
            : value <= long.MaxValue + (isNegative ? 1m : 0m) ? "int8"
            : "numeric";
        return BuiltIn(type, true);
    }

    private static string RadixType(string digits, int extra)
    {
        var bits = (digits[1] | 0x20) switch { 'x' => 4, 'o' => 3, _ => 1 };
        decimal value = 0;
        foreach (var c in digits.Skip(2))
        {
            value = (value * (1 << bits)) + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
            if (value > (decimal)long.MaxValue + extra)
            {
                return "numeric";
            }
        }

        return value <= (decimal)int.MaxValue + extra ? "int4" : "int8";
    }

    private static TypedValue BindValueFunction(ValueFunctionExpression function)
    {
        var type = function.Function switch
        {
            Keyword.CurrentDate => "date",
            Keyword.CurrentTime => "timetz",
            Keyword.CurrentTimestamp => "timestamptz",
            Keyword.Localtime => "time",
            Keyword.Localtimestamp => "timestamp",
            Keyword.SystemUser => "text",
            _ => "name",
        };
        return BuiltIn(type, function.Function is not (Keyword.SystemUser or Keyword.CurrentSchema)) with
        {
            Modifier = function.Precision is { } precision ? Number(Math.Min(precision, 6)) : null,
        };
    }

    private TypedValue BindCommon(IReadOnlyList<Expression> items, QueryLevel level, Func<List<TypedValue>, bool> notNull)
    {
        var values = items.Select(i => BindExpression(i, level)).ToList();
        return Common(values, notNull(values)) with { Row = null };
    }

    // The default comes first in the choice of the common type.
    private TypedValue BindCase(CaseExpression choice, QueryLevel level)
    {
        var values = new List<TypedValue> { choice.Else is null ? BuiltIn("unknown") : BindExpression(choice.Else, level) };
        values.AddRange(choice.Whens.Select(w => BindExpression(w.Result, level)));
        return Common(values, values.TrueForAll(static v => v.NotNull)) with { Row = null };
    }

    // It yields the first operand as the "=" operator takes it: a varchar comes out as text.
    private TypedValue BindNullIf(NullIfExpression nullIf, QueryLevel level)
    {
        var left = BindExpression(nullIf.Left, level);
        var right = BindExpression(nullIf.Right, level);
        if (left.Type is null || right.Type is null || left.Type.IsOpaque || right.Type.IsOpaque)
        {
            return TypedValue.Unknown(left.Reason ?? right.Reason ?? "the \"=\" of NULLIF is not known");
        }

        if (_scope.Operators.FindBinary(null, "=", left.Type, right.Type) is not { Left: { } taken } found)
        {
            return TypedValue.Unknown("the \"=\" of NULLIF is not known");
        }

        var type = taken.IsPolymorphic ? new PolymorphicBinding(_scope.Casts, [left.Type, right.Type], [found.Left, found.Right]).Resolve(taken)
            : taken.IsBuiltIn("record") ? left.Type
            : taken;
        return type is null ? TypedValue.Unknown("the \"=\" of NULLIF is not known") : new TypedValue(type, type == left.Type ? left.Modifier : null);
    }

    private TypedValue BindArray(ArrayExpression array, QueryLevel level)
    {
        if (array.Elements.Count == 0)
        {
            return TypedValue.Unknown("an empty array has no type");
        }

        var element = Common(array.Elements.Select(e => BindExpression(e, level)).ToList(), true);
        return element.Type is null ? element : new TypedValue(element.Type.Array, element.Modifier, true);
    }

    private TypedValue BindRow(RowExpression row, QueryLevel level)
    {
        var fields = new List<RowColumn>();
        var isOpen = false;
        foreach (var item in row.Items)
        {
            switch (item)
            {
                case StarExpression star:
                    isOpen |= !ExpandStar(star, level, fields);
                    break;
                case AllFieldsSelection all:
                    isOpen |= !ExpandFields(BindExpression(all.Operand, level), fields);
                    break;
                default:
                    fields.Add(new RowColumn("", BindExpression(item, level)));
                    break;
            }
        }

        var columns = ResolveUnknowns(new RowSet(fields.Select(static (f, i) => f with { Name = "f" + Number(i + 1) }).ToList())).Columns;
        return BuiltIn("record", true) with { Row = isOpen ? null : columns };
    }

    private TypedValue BindScalarQuery(QueryStatement query, QueryLevel level)
    {
        var rows = ResolveUnknowns(BindQuery(query, level));
        return rows.Columns.Count > 0 && !(rows.IsOpen && rows.Columns.Count != 1)
            ? rows.Columns[0].Value.AsExpression(false)
            : TypedValue.Unknown("the subquery's column is not known");
    }

    /// <summary>One chain of subscripts; a slice among them makes all of them slices.</summary>
    private TypedValue BindSubscripts(Expression expression, QueryLevel level)
    {
        var isSlice = false;
        for (; ; )
        {
            if (expression is SliceExpression slice)
            {
                isSlice = true;
                expression = slice.Operand;
            }
            else if (expression is SubscriptExpression subscript)
            {
                expression = subscript.Operand;
            }
            else
            {
                break;
            }
        }

        var container = BindExpression(expression, level);
        if (container.Type is not { } type)
        {
            return container;
        }

        var modifier = type.Kind == 'd' && type.Element is null ? type.DomainBaseModifier : container.Modifier;
        var foundation = type.Base;
        return foundation.ElementOrVectorElement is { } element ? new TypedValue(isSlice ? element.Array : element, modifier)
            : foundation.SubscriptElement is { } item ? new TypedValue(isSlice ? foundation : item)
            : TypedValue.Unknown($"what a subscript of {type} gives is not known");
    }

    private TypedValue BindAtTimeZone(AtTimeZoneExpression zone, QueryLevel level)
    {
        var name = new QualifiedName(zone.Range, [new Identifier(zone.Range, Catalog.TypeReference.PgCatalog), new Identifier(zone.Range, "timezone")]);
        var operand = BindExpression(zone.Operand, level);
        TypedValue[] arguments = zone.Zone is null ? [operand] : [BindExpression(zone.Zone, level), operand];
        return Resolve(name, arguments, [], isVariadic: false, out _);
    }
}
