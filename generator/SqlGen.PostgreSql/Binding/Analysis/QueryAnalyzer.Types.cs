using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

// Types as written, and casts to them.
public sealed partial class QueryAnalyzer
{
    private TypedValue BindCast(Expression operand, TypeName target, QueryLevel level)
    {
        var cast = ValueOf(target);
        if (operand is ParameterReference parameter && cast.Type is not null && !_parameters.ContainsKey(parameter.Number))
        {
            // The first use of a parameter gives it its type.
            _parameters[parameter.Number] = cast with { Modifier = null };
        }

        if (operand is ArrayExpression { Elements.Count: 0 })
        {
            return cast with { NotNull = cast.Type is not null };
        }

        var value = BindExpression(operand, level);
        if (cast.Type is null)
        {
            return cast;
        }

        // A cast to the type that a column has already leaves the column what it is.
        var isSame = value.Type == cast.Type && value.Modifier == cast.Modifier;
        return isSame ? value : cast with { NotNull = value.NotNull && !IsJson(value.Type), Row = cast.Type.IsBuiltIn("record") ? value.Row : null };
    }

    // JSON's null comes out of a cast as NULL in some versions.
    private static bool IsJson(SqlType? type) => type is null || type.Base.IsBuiltIn("jsonb") || type.Base.IsBuiltIn("json");

    private TypedValue ValueOf(TypeName name)
    {
        if (name.IsTypeOfColumn)
        {
            var parts = name.Name.Parts;
            var relation = parts.Count > 1 ? _scope.FindRelation(new QualifiedName(name.Range, parts.Take(parts.Count - 1).ToList())) : null;
            var column = relation?.RowColumns!().FirstOrDefault(c => c.Name == name.Name.Name);
            return column?.Value.Type is { } type ? new TypedValue(type) : TypedValue.Unknown($"type {name.Name}%TYPE is not known");
        }

        return _scope.FindType(name.Name) is { } found
            ? new TypedValue(name.IsArray ? found.Array : found, Modifier(found, name))
            : TypedValue.Unknown($"type \"{name.Name}\" is not known");
    }

    private static string? Modifier(SqlType type, TypeName written)
    {
        var modifiers = written.Modifiers.Select(ModifierText).ToList();
        if (type.IsBuiltIn("interval"))
        {
            return IntervalModifier(written.Interval, modifiers.FirstOrDefault());
        }

        if (modifiers.Count == 0 || type.Kind == 'd')
        {
            return null;
        }

        return type.Schema != TypeReference.PgCatalog ? string.Join(",", modifiers) : type.Name switch
        {
            "numeric" when modifiers.Count == 1 => modifiers[0] + ",0",
            "time" or "timetz" or "timestamp" or "timestamptz" when modifiers[0].Length > 1 || modifiers[0][0] > '6' => "6",
            _ => string.Join(",", modifiers),
        };
    }

    // char without a length is char(1): that modifier stands nowhere in the text.
    private static string ModifierText(Expression modifier) => modifier switch
    {
        IntegerLiteral number => Number(number.Value),
        UnaryExpression { Operand: IntegerLiteral number, Operator.Symbol: "-" } => Number(-number.Value),
        StringLiteral text => text.Value,
        ColumnReference name => name.Last.Name,
        NumericLiteral number => number.Text,
        _ => "1",
    };

    private static string? IntervalModifier(IntervalFields fields, string? precision)
    {
        if (fields == IntervalFields.None)
        {
            return precision;
        }

        IntervalFields[] all = [IntervalFields.Year, IntervalFields.Month, IntervalFields.Day, IntervalFields.Hour, IntervalFields.Minute, IntervalFields.Second];
        var named = all.Where(f => (fields & f) != 0).Select(static f => f.ToString().ToLowerInvariant()).ToList();
        var text = named.Count == 1 ? named[0] : named[0] + " to " + named[named.Count - 1];
        return precision is null ? text : $"{text}({precision})";
    }
}
