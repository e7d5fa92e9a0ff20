using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Tool.Docs.Page;

/// <summary>A function or procedure: its signature, how it runs, who may call it, its body.</summary>
internal sealed class FunctionSection(HtmlWriter html, PageNames names, DatabaseCatalog catalog)
{
    private readonly RelationParts _parts = new(html, names);

    public void Write(Function function)
    {
        using var section = html.Open("section", ("class", "item"), ("id", PageNames.Anchor(function)), ("data-find", PageNames.Of(function).ToLowerInvariant()));
        using (html.Open("h3"))
        {
            html.Text("a", PageNames.Of(function), ("href", "#" + PageNames.Anchor(function)));
            foreach (var mark in Marks(function))
            {
                html.Write(" ");
                html.Text("span", mark, ("class", "mark"));
            }
        }

        if (function.Comment is { } comment)
        {
            html.Text("p", comment, ("class", "comment"));
        }

        using (html.Open("pre"))
        {
            html.Text("code", Signature(function));
        }

        var facts = Facts(function).ToList();
        if (facts.Count > 0)
        {
            html.Text("p", string.Join("; ", facts));
        }

        if (function.Body is { Length: > 0 } body)
        {
            _parts.WriteSource("Body", body);
        }
    }

    private static IEnumerable<string> Marks(Function function)
    {
        yield return function.IsTrigger ? "trigger function" : function.Kind.ToString().ToLowerInvariant();
        yield return function.Language;
        if (function.Kind is FunctionKind.Function)
        {
            yield return function.Volatility.ToString().ToLowerInvariant();
        }

        yield return function.SecurityDefiner ? "security definer" : "security invoker";
    }

    private string Signature(Function function)
    {
        var arguments = function.Arguments.Where(static a => a.Mode != ArgumentMode.Table).Select(Argument).ToList();
        var columns = function.Arguments.Where(static a => a.Mode == ArgumentMode.Table).Select(Argument).ToList();
        var list = arguments.Count == 0 ? "()" : $"(\n  {string.Join(",\n  ", arguments)}\n)";
        var returns = function.Kind == FunctionKind.Procedure ? ""
            : columns.Count > 0 ? $"\nreturns table (\n  {string.Join(",\n  ", columns)}\n)"
            : $"\nreturns {(function.ReturnsSet ? "setof " : "")}{names.OfArgument(function.ReturnType)}";
        return PageNames.Of(function) + list + returns;
    }

    private string Argument(FunctionParameter argument)
    {
        var mode = argument.Mode switch { ArgumentMode.Out => "out ", ArgumentMode.InOut => "inout ", ArgumentMode.Variadic => "variadic ", _ => "" };
        return $"{mode}{(argument.Name is { Length: > 0 } name ? name + " " : "")}{names.Of(argument.WrittenType)}{(argument.Default is null ? "" : " default " + argument.Default)}";
    }

    private IEnumerable<string> Facts(Function function)
    {
        if (function.IsStrict)
        {
            yield return "null for a null argument (strict)";
        }

        if (function.Leakproof)
        {
            yield return "leakproof";
        }

        if (function.Parallel != "unsafe")
        {
            yield return $"parallel {function.Parallel}";
        }

        foreach (var (name, value) in function.Settings)
        {
            yield return $"set {name} = {value}";
        }

        if (!function.IsTrigger && catalog.ObjectsWithKnownGrants.Contains(function))
        {
            var roles = function.Grants.Where(static g => g.Privilege == Privilege.Execute).Select(static g => g.Role).Distinct().OrderBy(static r => r, StringComparer.Ordinal).ToList();
            yield return roles.Count == 0 ? "nobody but its owner may call it" : $"may be called by {string.Join(", ", roles)}";
        }
    }
}
