using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

public sealed partial class SqlPrinter
{
    private void Type(TypeName type)
    {
        WriteIf(type.IsSetOf, "setof ");
        if (type.IsTypeOfColumn)
        {
            Name(type.Name);
            Write("%type");
            return;
        }

        if (SystemType(type) is var (word, suffix))
        {
            Write(word);
            OptionalModifiers(type);
            Write(suffix);
        }
        else
        {
            Name(type.Name);
            OptionalModifiers(type);
        }

        foreach (var bound in type.ArrayBounds)
        {
            Write(FormattableString.Invariant($"[{bound}]"));
        }
    }

    private void OptionalModifiers(TypeName type)
    {
        if (type.Interval == IntervalFields.None && type.Modifiers.Count > 0)
        {
            Parenthesized(type.Modifiers, Expression);
        }
    }

    /// <summary>SQL's own words for a type of pg_catalog, before and after its modifiers; null where it has only its name.</summary>
    private (string Word, string Suffix)? SystemType(TypeName type)
    {
        if (type.Name.Parts is not [{ IsQuoted: false, Name: "pg_catalog" }, { IsQuoted: false, Name: var name }])
        {
            return null;
        }

        return (name, type.Modifiers.Count) switch
        {
            ("int2", 0) => ("smallint", ""),
            ("int4", 0) => ("integer", ""),
            ("int8", 0) => ("bigint", ""),
            ("float4", 0) => ("real", ""),
            ("float8", 0) => ("double precision", ""),
            ("bool", 0) => ("boolean", ""),
            ("numeric", _) => ("numeric", ""),
            ("json", 0) => ("json", ""),
            ("varchar", 0 or 1) when HasWholeModifier(type) => ("varchar", ""),
            ("bpchar", 1) when HasWholeModifier(type) => ("char", ""),
            ("bit", 1) => ("bit", ""),
            ("varbit", _) => ("bit varying", ""),
            ("timestamp", 0 or 1) when HasWholeModifier(type) => ("timestamp", ""),
            ("timestamptz", 0 or 1) when HasWholeModifier(type) => ("timestamp", " with time zone"),
            ("time", 0 or 1) when HasWholeModifier(type) => ("time", ""),
            ("timetz", 0 or 1) when HasWholeModifier(type) => ("time", " with time zone"),
            ("interval", 0 or 1) when HasWholeModifier(type) => ("interval", IntervalText(type)),
            _ => null,
        };
    }

    private static bool HasWholeModifier(TypeName type) => type.Modifiers.Count == 0 || type.Modifiers[0] is IntegerLiteral;

    private static string IntervalText(TypeName type)
    {
        var fields = Enum.GetValues(typeof(IntervalFields)).Cast<IntervalFields>().Where(f => f != IntervalFields.None && (type.Interval & f) != 0)
            .Select(static f => f.ToString().ToLowerInvariant()).ToList();
        return fields.Count == 0 ? "" : $" {fields[0]}{(fields.Count > 1 ? " to " + fields[fields.Count - 1] : "")}{Precision(type)}";
    }

    private static string Precision(TypeName type) => type.Modifiers.Count > 0 && type.Modifiers[0] is IntegerLiteral { Value: var digits } ? FormattableString.Invariant($"({digits})") : "";
}
