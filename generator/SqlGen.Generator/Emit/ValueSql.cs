using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>How a value looks in SQL: what is selected for it, and what stands where it is sent.</summary>
internal static class ValueSql
{
    /// <summary>
    /// The select list's items for a value: itself, or its text, or (for a composite) whether it is there at all, and then its attributes.
    /// </summary>
    public static IEnumerable<string> Items(TypeModel type, string expression)
    {
        if (type.Kind == TypeKind.Composite)
        {
            yield return $"{expression} is distinct from null";
            foreach (var field in type.Fields)
            {
                foreach (var item in Items(field.Type, $"({expression}).{field.QuotedName}"))
                {
                    yield return item;
                }
            }
        }
        else if (type.CastResultToText)
        {
            yield return expression + (type.IsArray ? "::text[]" : "::text");
        }
        else
        {
            yield return expression;
        }
    }

    public static string Items(IEnumerable<ColumnModel> columns) => string.Join(", ", columns.SelectMany(c => Items(c.Type, c.QuotedName)));

    public static string Items(IEnumerable<FieldModel> fields) => string.Join(", ", fields.SelectMany(f => Items(f.Type, f.QuotedName)));

    /// <summary>How many of a row's columns <see cref="Items(TypeModel, string)"/> takes.</summary>
    public static int Width(TypeModel type) => type.Kind == TypeKind.Composite ? 1 + type.Fields.Sum(f => Width(f.Type)) : 1;

    /// <summary>Placeholders of a value; <paramref name="number"/> is the first parameter's, and then that of the one after.</summary>
    public static string Placeholder(TypeModel type, bool isNullable, ref int number)
    {
        if (type.Kind != TypeKind.Composite)
        {
            return $"${number++}" + (type.CastParameter ? "::" + type.SqlCastType : "");
        }

        // row(null, null) isn't NULL: a parameter of its own says whether there is a value.
        var condition = isNullable ? $"case when ${number++} then " : "";
        var fields = new List<string>();
        foreach (var field in type.Fields)
        {
            fields.Add(Placeholder(field.Type, isNullable: true, ref number));
        }

        return $"{condition}row({string.Join(", ", fields)})::{type.SqlCastType}{(isNullable ? " end" : "")}";
    }

    /// <summary>Placeholders of a value that stands alone, counted from 1.</summary>
    public static string Placeholder(TypeModel type, bool isNullable)
    {
        var number = 1;
        return Placeholder(type, isNullable, ref number);
    }
}
