using System.Globalization;
using SqlGen.Generator.Emit.RelationVerbs;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>Writes the SQL that calls a function.</summary>
internal static class FunctionStatementWriter
{
    public static void Write(CodeWriter writer, FunctionModel function)
    {
        var (before, after) = Frame(function);
        before += function.SqlName + "(";
        after = ")" + after;
        var traits = Traits(function.Traits);
        var arguments = Arguments(function);
        if (arguments.All(static a => a.Flag is null))
        {
            var text = before + string.Join(", ", arguments.Select(static a => a.Text)) + after;
            StatementWriter.Field(writer, "SqlStatement", "Statement", [Literal.Of(function.Name), Text(function, text), .. StatementWriter.Some(traits)]);
            return;
        }

        StatementWriter.Field(
            writer,
            "SqlQuery",
            "Statement",
            [
                Literal.Of(function.Name),
                traits ?? KnownTypes.Internal + ".SqlTraits.None",
                Text(function, before),
                .. arguments.Select(static a => a.Flag is null
                    ? $"{KnownTypes.Internal}.SqlPart.Item({Literal.Of(a.Text)})"
                    : $"{KnownTypes.Internal}.SqlPart.Item({Literal.Of(a.Text)}, {a.Flag})"),
                Literal.Of(after),
            ]);
    }

    /// <summary>Names may be used only behind the last argument that has none.</summary>
    public static bool IsNamed(FunctionModel function, int position)
    {
        for (var i = position; i < function.Parameters.Count; i++)
        {
            if (function.Parameters[i].QuotedName is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What stands before the function's name and behind its arguments.</summary>
    private static (string Before, string After) Frame(FunctionModel function)
    {
        if (function.IsProcedure)
        {
            return ("call ", "");
        }

        var result = function.Result;
        return result.Kind switch
        {
            ResultKind.Void => ("select ", ""),
            ResultKind.Scalar when result.IsSet => ($"select {Single(ValueSql.Items(result.Scalar!, "result"))} from ", " as t(result)"),
            ResultKind.Scalar => ("select ", result.Scalar!.CastResultToText ? result.Scalar.IsArray ? "::text[]" : "::text" : ""),
            ResultKind.Record => ($"select {ValueSql.Items(result.Columns)} from ", ""),
            ResultKind.Relation when result.IsSet => ($"select {ColumnsPlaceholder} from ", ""),
            // NULL is a row of nothing but NULLs in FROM; "offset 0" keeps the call from being repeated for every column.
            ResultKind.Relation => (
                $"select {ColumnsPlaceholder} from (select ", " as r offset 0) as f, lateral (select (f.r).*) as t where f.r is distinct from null"),
            _ => ($"select {Single(CompositeItems(result))} from (select ", " as r offset 0) as t"),
        };
    }

    // Stands for the C# constant of the relation's columns until the text becomes a literal.
    private const string ColumnsPlaceholder = "\u0001";

    private static string Text(FunctionModel function, string text)
    {
        var parts = text.Split('\u0001');
        return parts.Length == 1 ? Literal.Of(text) : $"{Literal.Of(parts[0])} + {function.Result.RelationSqlClassName}.Columns + {Literal.Of(parts[1])}";
    }

    private static string Single(IEnumerable<string> items) => string.Join(", ", items);

    private static IEnumerable<string> CompositeItems(ResultModel result) =>
    [
        "r is distinct from null",
        .. result.Columns.SelectMany(static c => ValueSql.Items(c.Type, $"(r).{c.QuotedName}")),
    ];

    private static IReadOnlyList<(string Text, string? Flag)> Arguments(FunctionModel function)
    {
        var arguments = new List<(string, string?)>();
        var (number, flag) = (1, 0);
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var parameter = function.Parameters[i];
            var name = IsNamed(function, i) ? parameter.QuotedName + " => " : "";
            var text = (parameter.IsVariadic ? "variadic " : "") + name + ValueSql.Placeholder(parameter.Type, isNullable: true, ref number);
            arguments.Add((text, FunctionMethodWriter.IsOptional(parameter) ? flag++.ToString(CultureInfo.InvariantCulture) : null));
        }

        // CALL wants a place for what comes out, too.
        if (function.IsProcedure)
        {
            var inputs = new HashSet<string?>(function.Parameters.Select(static p => p.QuotedName), StringComparer.Ordinal);
            arguments.AddRange(function.Result.Columns
                .Where(c => !inputs.Contains(c.QuotedName))
                .Select(static c => ($"{c.QuotedName} => null::{c.Type.SqlCastType}", (string?)null)));
        }

        return arguments;
    }

    private static string? Traits(FunctionTraits traits)
    {
        var names = new List<string>();
        foreach (var trait in new[] { FunctionTraits.ReadOnly, FunctionTraits.VectorSearch, FunctionTraits.ChangesSession })
        {
            if ((traits & trait) != 0)
            {
                names.Add($"{KnownTypes.Internal}.SqlTraits.{trait}");
            }
        }

        return names.Count == 0 ? null : string.Join(" | ", names);
    }
}
