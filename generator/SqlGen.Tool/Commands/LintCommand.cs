using System.CommandLine;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Rules;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen lint FILE…</c>: what the files say wrongly, and advice on security and performance.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Schema files, replayed in the order given." };
        var format = new ReportOptions();
        var rule = new Option<string[]>("--rule") { Description = "Only this rule, hidden ones too; may be given several times." };
        var disable = new Option<string[]>("--disable") { Description = "Not this rule; may be given several times." };
        var failOn = new Option<string>("--fail-on") { Description = "The least severity that makes the exit code 1.", DefaultValueFactory = static _ => "warning" };
        failOn.AcceptOnlyFromAmong("info", "warning", "error");
        var server = ServerOption.Create();
        var command = new Command("lint",
            "Checks schema files without a database: syntax, names, security, performance. Exit code 1 where there is a warning or an error.\n\n"
            + "A comment \"-- sqlgen: ignore SQLG504 reason\" before a statement silences a rule there.\n\nExample: sqlgen lint schema.sql --disable SQLG506")
        {
            files, rule, disable, failOn, server,
        };
        format.AddTo(command);
        command.SetAction(result => Run(
            result.GetValue(files)!,
            format.Read(result),
            result.GetValue(rule) ?? [],
            result.GetValue(disable) ?? [],
            Enum.Parse<SqlSeverity>(result.GetValue(failOn)!, ignoreCase: true),
            ServerOption.Of(result, server)));
        return command;
    }

    private static int Run(string[] paths, ReportFormat format, string[] only, string[] without, SqlSeverity failOn, PostgresVersion version)
    {
        if (SchemaFiles.Read(paths) is not { } files)
        {
            return ExitCode.CouldNotRun;
        }

        var scripts = files.Select(f => SqlParser.Parse(f, ParseOptions.Default with { Version = version })).ToList();
        var (catalog, diagnostics) = CatalogBuilder.Build(scripts);
        var findings = scripts.SelectMany(static s => s.Diagnostics).Concat(diagnostics).Concat(Advisor.Check(catalog, scripts))
            .Where(d => only.Length > 0 ? Names(only, d) : d.Severity > SqlSeverity.Hidden).Where(d => !Names(without, d)).ToList();
        new Report(findings).Write(format);
        return findings.Exists(d => d.Severity >= failOn) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static bool Names(string[] rules, SqlDiagnostic diagnostic) => rules.Contains(diagnostic.Descriptor.Id, StringComparer.OrdinalIgnoreCase);
}
