using System.Reflection;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>Says what own SQL or its values lack, once it was refused.</summary>
internal static class OwnSqlRefusal
{
    // scan.l: what operators are made of; a colon is none, but stands where one would.
    private const string Signs = "+-*/<>=~!@#%^&|`?:";

    /// <summary>Null for errors that say enough.</summary>
    internal static SqlGenException? Explain(Exception cause, string text, SqlParameters parameters, string database) => cause switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.SyntaxError } e when Named(text, e.Position - 1) is { } name =>
            new($"parameter \"{name}\" has no value: Sql(…) takes parameters by position; write $1, $2, … and With(…) in that order ({e.MessageText})", e),
        InvalidCastException e when Enum(parameters) is { } found =>
            new($"parameter ${found.Number} is a {found.Type.Name}, which With(…) can't send by itself; write With({database}.{found.Type.Name}Sql.{(found.IsArray ? "ToLabels" : "ToLabel")}(…)), "
                + $"and in the SQL ${found.Number}::{found.SqlName}{(found.IsArray ? "[]" : "")}", e),
        _ => null,
    };

    /// <summary>The name in <c>@name</c> or <c>:name</c>, where the server's place is the name or the sign before it.</summary>
    private static string? Named(string text, int place)
    {
        if (place < 0 || place >= text.Length)
            return null;
        var start = place;
        while (start < text.Length && Signs.Contains(text[start], StringComparison.Ordinal))
            start++;
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        var isNamed = start > 0 && end > start && !char.IsDigit(text[start]) && text[start - 1] is '@' or ':' && !text.AsSpan(0, start).EndsWith("::", StringComparison.Ordinal);
        return isNamed ? text[start..end] : null;
    }

    /// <summary>The first value of a generated enum.</summary>
    private static (int Number, Type Type, string SqlName, bool IsArray)? Enum(SqlParameters parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Value?.GetType() is not { } type)
                continue;
            var element = type.IsArray ? type.GetElementType()! : type;
            element = Nullable.GetUnderlyingType(element) ?? element;
            if (element.GetCustomAttribute<SqlEnumAttribute>() is { } mark)
                return (i + 1, element, mark.Name, type.IsArray);
        }
        return null;
    }
}
