using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Inputs;
using SqlGen.PostgreSql.Binding.Analysis;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>What there is to say about one text that is handed over as SQL.</summary>
internal sealed class SqlUseChecker(OperationAnalysisContext context, SqlUse use, SqlText text, ImmutableArray<CodeCatalog> catalogs, ObjectsMadeInCode made)
{
    public const string SuggestionProperty = "Suggestion";

    private readonly List<TextRange> _unknownColumns = [];

    public void Check()
    {
        var code = CodeText.Read(text.Text, use.Api, OptionsReader.Read(context.Options.AnalyzerConfigOptionsProvider).Server);
        if (code.Errors.Any())
        {
            foreach (var error in code.Errors)
            {
                Report(CodeRules.SyntaxError, error.Range, error.Message);
            }

            return;
        }

        if (use.Api == SqlApi.Scope && ScopeText.Refused(code) is { } refused)
        {
            Report(CodeRules.RefusedByScope, refused.Range, $"the SQL can't run in a scope: {refused.Why}");
            return;
        }

        var named = use.Api == SqlApi.Scope ? code.Named() : [];
        CheckNames(code, named);
        if (named.Count == 0 || !CheckNoNames(code, named))
        {
            CheckParameters(code);
        }
    }

    private void CheckNames(CodeText code, IReadOnlyList<(string Name, TextRange Range)> named)
    {
        if (!code.OnlyUsesRows || catalogs.IsEmpty)
        {
            return;
        }

        // Which database a connection is of isn't known: one that takes the text is enough.
        var reports = catalogs.Select(c => code.Script.Statements.Select(c.Check).ToList()).ToList();
        var best = reports.OrderBy(static r => r.Sum(static s => s.Problems.Count(static p => p.Kind == QueryProblemKind.UnknownRelation)))
            .ThenBy(static r => r.Sum(static s => s.Problems.Count)).First();
        foreach (var problem in best.SelectMany(static r => r.Problems))
        {
            if (named.Any(n => n.Range.Start == problem.Range.Start - 1))
            {
                _unknownColumns.Add(problem.Range);
            }
            else if (problem.Name is null || !made.Contains(problem.Name, context.CancellationToken))
            {
                Report(RuleOf(problem.Kind), problem.Range, problem.Message, problem.Suggestion is { } name ? SqlIdentifier.Quote(name) : null);
            }
        }

        if (catalogs.Length == 1 && use.Api != SqlApi.Scope && !UserContextMarks.Are(use.Call))
        {
            foreach (var relation in best.SelectMany(static r => r.Relations).Where(static r => r.Key.RowSecurity))
            {
                Report(CodeRules.OutsideUserContext, relation.Value,
                    $"{relation.Key.Name} has row level security, and this SQL runs with the rights of the login, outside of a user context; call it on a scope, As…()");
            }
        }
    }

    private void CheckParameters(CodeText code)
    {
        if (use.Parameters is not { } given)
        {
            return;
        }

        var used = code.Parameters();
        if (code.IsNamed || given.Names.Count > 0)
        {
            CheckNamed(used, given);
        }
        else if (use.Api != SqlApi.Dapper)
        {
            CheckPositional(used, given);
        }
    }

    private void CheckNamed(IReadOnlyList<(string Name, TextRange Range)> used, SqlParameters given)
    {
        // Values without a name would go to $1; the two are not mixed.
        if (given.Positional > 0)
        {
            return;
        }

        var names = new HashSet<string>(given.Names.Select(static n => n.Name), StringComparer.OrdinalIgnoreCase);
        var reported = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, range) in used)
        {
            if (!names.Contains(name) && !char.IsDigit(name[0]) && reported.Add(name))
            {
                var near = Suggestion(name, names);
                Report(CodeRules.ParameterWithoutValue, range, $"parameter \"{name}\" has no value{(near is null ? "" : $"; did you mean \"{near}\"?")}", near is null ? null : "@" + near);
            }
        }

        var usedNames = new HashSet<string>(used.Select(static u => u.Name), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, place) in given.Names.Where(n => !usedNames.Contains(n.Name) && !text.Text.Contains("{=" + n.Name + "}")))
        {
            context.ReportDiagnostic(Diagnostic.Create(SqlInCodeAnalyzer.Rules[CodeRules.ValueWithoutParameter.Id], place,
                $"there is a value for \"{name}\", but the SQL has no such parameter"));
        }
    }

    /// <summary>
    /// Names where only <c>$1</c> is a parameter. <c>@x</c> is PostgreSQL's absolute value too: of a column, and where no value is left over.
    /// </summary>
    private bool CheckNoNames(CodeText code, IReadOnlyList<(string Name, TextRange Range)> named)
    {
        var highest = code.Parameters().Select(static p => int.TryParse(p.Name, out var number) ? number : 0).DefaultIfEmpty().Max();
        var areParameters = code.IsNamed || use.Parameters?.Positional > highest;
        var found = named.Where(n => areParameters || _unknownColumns.Exists(u => u.Start == n.Range.Start + 1)).ToList();
        var names = found.Select(static f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var (name, range) in found)
        {
            var number = $"${highest + 1 + names.FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase))}";
            Report(CodeRules.ParameterWithoutValue, range, $"parameter \"{name}\" has no value: Sql(…) takes parameters by position; write {number}, and With(…) in that order", number);
        }

        return found.Count > 0;
    }

    private void CheckPositional(IReadOnlyList<(string Name, TextRange Range)> used, SqlParameters given)
    {
        var numbers = used.Select(static u => (Number: int.TryParse(u.Name, out var number) ? number : 0, u.Range)).ToList();
        foreach (var (number, range) in numbers.Where(n => n.Number > given.Positional).GroupBy(static n => n.Number).Select(static g => g.First()))
        {
            Report(CodeRules.ParameterWithoutValue, range,
                $"parameter ${number} has no value; {(use.Api == SqlApi.Scope ? $"With(…) is called {Times(given.Positional)}" : $"{given.Positional} are given")}");
        }

        var highest = numbers.Count == 0 ? 0 : numbers.Max(static n => n.Number);
        foreach (var place in given.Places.Skip(highest))
        {
            context.ReportDiagnostic(Diagnostic.Create(SqlInCodeAnalyzer.Rules[CodeRules.ValueWithoutParameter.Id], place,
                $"there is a value for ${given.Places.ToList().IndexOf(place) + 1}, but the SQL has {Counted(highest)}"));
        }

        if (given.Positional > highest && given.Places.Count == 0)
        {
            Report(CodeRules.ValueWithoutParameter, new TextRange(0, text.Text.Length), $"{given.Positional} values are given, but the SQL has {highest} parameters");
        }
    }

    private static string Times(int count) => count switch { 0 => "not at all", 1 => "once", _ => $"{count} times" };

    private static string Counted(int parameters) => parameters switch { 0 => "no parameters", 1 => "one parameter", _ => $"{parameters} parameters" };

    private static string? Suggestion(string name, IEnumerable<string> known) => PostgreSql.Binding.Suggestion.Nearest(name, known);

    private void Report(SqlDiagnosticDescriptor rule, TextRange range, string message, string? suggestion = null)
    {
        var properties = suggestion is not null && text.IsReplaceable(range, use.Sql.SyntaxTree)
            ? ImmutableDictionary<string, string?>.Empty.Add(SuggestionProperty, suggestion)
            : ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(SqlInCodeAnalyzer.Rules[rule.Id], text.Text.Length == 0 ? use.Sql.GetLocation() : text.Locate(range, use.Sql), properties, message));
    }

    private static SqlDiagnosticDescriptor RuleOf(QueryProblemKind kind) => kind switch
    {
        QueryProblemKind.UnknownRelation => CodeRules.UnknownRelation,
        QueryProblemKind.UnknownColumn => CodeRules.UnknownColumn,
        QueryProblemKind.UnknownFunction => CodeRules.UnknownFunction,
        _ => CodeRules.InsertCount,
    };
}
