using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SqlGen.Tool.Tests;

/// <summary><c>sqlgen lint</c> as it is run: its outputs and exit codes.</summary>
public sealed class LintTests
{
    private const string Bad = "create table t (id int primary key, n int);\ncreate index a on t (n);\ncreate index b on t (n);\n";

    [Fact]
    public void A_finding_is_shown_with_its_line_and_a_caret_under_the_place()
    {
        var (code, output) = Lint(Bad);

        Assert.Equal(1, code);
        Assert.Contains("warning SQLG505 index \"b\" repeats index \"a\" of table \"t\"", output);
        Assert.Contains("    3 | create index b on t (n);\n      |              ^\n", output);
        Assert.EndsWith("1 warning\n", output);
    }

    [Fact]
    public void JSON_SARIF_and_annotations_say_the_same_place()
    {
        var finding = Assert.Single(JsonNode.Parse(Lint(Bad, "--json").Output)!.AsArray())!;
        Assert.Equal(("SQLG505", 3, 14), ((string)finding["rule"]!, (int)finding["line"]!, (int)finding["column"]!));

        var run = JsonNode.Parse(Lint(Bad, "--sarif").Output)!["runs"]![0]!;
        Assert.Equal("SQLG505", (string)run["tool"]!["driver"]!["rules"]![0]!["id"]!);
        var region = Assert.Single(run["results"]!.AsArray())!["locations"]![0]!["physicalLocation"]!["region"]!;
        Assert.Equal((3, 14, 15), ((int)region["startLine"]!, (int)region["startColumn"]!, (int)region["endColumn"]!));

        var (_, annotations) = Lint(Bad, "--github");
        Assert.StartsWith("::warning file=", annotations);
        Assert.Contains(",line=3,col=14,title=SQLG505::index \"b\"", annotations);
    }

    [Theory]
    [InlineData("sqlgen lint #1 50% ü.sql", "sqlgen%20lint%20%231%2050%25%20%C3%BC.sql")]
    [InlineData("sqlgen-lint-plain.sql", "sqlgen-lint-plain.sql")]
    public void SARIF_is_as_its_standard_has_it_whatever_the_file_is_called(string name, string address)
    {
        var path = Path.Combine(Path.GetTempPath(), name);

        var sarif = JsonNode.Parse(Lint("create tabel;\ncreate index a on nowhere (n);\n" + Bad, path, ["--sarif", "--fail-on", "info"]).Output)!;

        SarifShape.Check(sarif);
        var results = sarif["runs"]![0]!["results"]!.AsArray();
        Assert.InRange(results.Count, 3, 10);
        Assert.All(results, r => Assert.Equal(new Uri(Path.GetTempPath()).AbsoluteUri + address, (string)r!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!));
    }

    [Fact]
    public void A_rule_is_silenced_by_option_or_by_a_comment_before_its_statement()
    {
        Assert.Equal(0, Lint(Bad, "--disable", "SQLG505").Code);
        Assert.Equal(0, Lint(Bad.Replace("create index b", "-- sqlgen: ignore SQLG505 both are measured\ncreate index b")).Code);
        Assert.Equal(1, Lint(Bad.Replace("create index b", "-- sqlgen: ignore SQLG504 another rule\ncreate index b")).Code);
    }

    [Fact]
    public void The_exit_code_follows_the_severity_asked_for_and_errors_of_use_are_2()
    {
        Assert.Equal(0, Lint(Bad, "--fail-on", "error").Code);
        Assert.Equal(0, Lint("create table t (id int);").Code);
        Assert.Equal(1, Lint("create table t (id int);", "--fail-on", "info").Code);
        Assert.Equal(2, Lint("", "--fail-on", "never").Code);
    }

    private static (int Code, string Output) Lint(string sql, params string[] options) => Lint(sql, Path.Combine(Path.GetTempPath(), $"sqlgen-lint-{Guid.NewGuid():N}.sql"), (IReadOnlyList<string>)options);

    private static (int Code, string Output) Lint(string sql, string path, IReadOnlyList<string> options)
    {
        File.WriteAllText(path, sql);
        try
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "sqlgen.dll"), "lint", path, .. options])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
            process.WaitForExit();
            Assert.DoesNotContain("Unhandled", error.GetAwaiter().GetResult());
            return (process.ExitCode, output);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
