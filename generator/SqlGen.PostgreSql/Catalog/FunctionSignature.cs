using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>Prints a function's arguments as the server does.</summary>
public static class FunctionSignature
{
    /// <summary>As <c>pg_get_function_identity_arguments</c>: names, modes and types, without defaults and TABLE columns.</summary>
    public static string IdentityArguments(Function function)
    {
        var arguments = function.Arguments.Where(static a => a.Mode != ArgumentMode.Table).ToList();
        var printed = new List<string>(arguments.Count);
        foreach (var argument in arguments)
        {
            // ruleutils.c: procedures mark every mode, because DROP PROCEDURE would read a bare list differently.
            var mode = argument.Mode switch
            {
                ArgumentMode.In => function.Kind == FunctionKind.Procedure ? "IN " : "",
                ArgumentMode.Out => "OUT ",
                ArgumentMode.InOut => "INOUT ",
                _ => "VARIADIC ",
            };
            var name = argument.Name is { Length: > 0 } given ? SqlIdentifier.Quote(given) + " " : "";
            printed.Add(mode + name + TypeFormatter.FormatWithoutModifier(argument.Type));
        }

        return OrderedSet(function, printed) ?? string.Join(", ", printed);
    }

    /// <summary><c>name(integer, text)</c>: the input types, as in the server's messages.</summary>
    public static string Describe(string name, IEnumerable<TypeReference> types) =>
        $"{name}({string.Join(", ", types.Select(TypeFormatter.FormatWithoutModifier))})";

    private static string? OrderedSet(Function function, List<string> printed)
    {
        if (function.DirectArguments is not { } direct)
        {
            return null;
        }

        // A variadic direct list is the aggregated list too: it is printed on both sides.
        var ordered = direct == printed.Count ? printed.Skip(direct - 1) : printed.Skip(direct);
        return string.Join(", ", printed.Take(direct)) + (direct > 0 ? " " : "") + "ORDER BY " + string.Join(", ", ordered);
    }
}
