#!/usr/bin/env dotnet
#:property PublishAot=false
#:property TargetFramework=net10.0

// Builds the solution, runs every test project, and ends with one line, counted from their result files:
//     N passed, N failed, N skipped
// A project that crashes, hangs, or runs no test counts as one failed. With CI=true a skipped test is a failure too.
//     dotnet run tests/all.cs -- [--filter EXPRESSION] [--no-build]

using System.Diagnostics;
using System.Xml.Linq;

string? filter = null;
var build = true;
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--filter" when i + 1 < args.Length: filter = args[++i]; break;
        case "--no-build": build = false; break;
        default:
            Console.Error.WriteLine($"""option "{args[i]}" is not known; use --filter EXPRESSION or --no-build""");
            return 2;
    }
}

var isCi = Environment.GetEnvironmentVariable("CI") == "true";
// Not [CallerFilePath]: deterministic builds, which CI makes, replace it by "/_/".
var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var results = Path.Combine(root, "artifacts", "test-results");
int passed = 0, skipped = 0;
List<string> failures = [];
List<(string Test, string Reason)> skips = [];

if (Directory.Exists(results))
    Directory.Delete(results, recursive: true);

if (build && Run(TimeSpan.FromMinutes(25), "build", Path.Combine(root, "SqlGen.sln"), "-c", "Release", "-warnaserror", "--nologo", "-v", "quiet",
        "-clp:NoSummary") != 0)
{
    failures.Add("the solution does not build");
    return Report();
}

var projects = Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
foreach (var project in projects)
    Test(project);
if (passed + skipped == 0 && failures is [])
    failures.Add("no test ran");
return Report();

void Test(string project)
{
    var name = Path.GetFileNameWithoutExtension(project);
    var file = Path.Combine(results, name + ".trx");
    List<string> arguments = ["test", project, "-c", "Release", "--no-build", "--nologo", "-v", "quiet", "--logger", $"trx;LogFileName={file}"];
    if (filter is not null)
        arguments.AddRange(["--filter", filter]);

    var watch = Stopwatch.StartNew();
    var exitCode = Run(TimeSpan.FromMinutes(20), [.. arguments]);
    int projectPassed = 0, projectFailed = 0, projectSkipped = 0;
    if (File.Exists(file))
    {
        XNamespace ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        foreach (var result in XDocument.Load(file).Descendants(ns + "UnitTestResult"))
        {
            var test = (string?)result.Attribute("testName") ?? "?";
            var message = (result.Descendants(ns + "Message").FirstOrDefault()?.Value ?? result.Descendants(ns + "StdOut").FirstOrDefault()?.Value ?? "").Trim();
            switch ((string?)result.Attribute("outcome"))
            {
                case "Passed":
                    projectPassed++;
                    break;
                case "NotExecuted":
                    projectSkipped++;
                    skips.Add((test, message));
                    break;
                default:
                    projectFailed++;
                    failures.Add($"{test}: {message}");
                    break;
            }
        }
    }

    var ran = projectPassed + projectFailed + projectSkipped;
    if (exitCode != 0 && projectFailed == 0)
        failures.Add($"{name}: the run ended with exit code {exitCode}");
    else if (ran == 0 && filter is null)
        failures.Add($"{name}: no test ran");
    (passed, skipped) = (passed + projectPassed, skipped + projectSkipped);
    Console.WriteLine($"{name}: {projectPassed} passed, {projectFailed} failed, {projectSkipped} skipped in {watch.Elapsed.TotalSeconds:0} s");
}

int Report()
{
    // Where only PGlite is there, one reason skips a hundred tests; CI names each, for there each is a failure.
    Print("Skipped", isCi
        ? skips.ConvertAll(skip => $"{skip.Test}: {skip.Reason}")
        : [.. skips.GroupBy(skip => skip.Reason).Select(group => $"{group.Count()} × {group.Key}")]);
    Print("Failed", failures);
    if (isCi && skips.Count > 0)
        Console.WriteLine("In CI no test may be skipped: the run has failed.");
    Console.WriteLine($"{passed} passed, {failures.Count} failed, {skipped} skipped");
    return failures.Count > 0 || (isCi && skips.Count > 0) ? 1 : 0;
}

void Print(string title, List<string> lines)
{
    if (lines is [])
        return;
    Console.WriteLine();
    Console.WriteLine(title + ":");
    foreach (var line in lines)
        Console.WriteLine("  " + line.ReplaceLineEndings("\n    "));
}

int Run(TimeSpan limit, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, RedirectStandardInput = true })!;
    process.StandardInput.Close();
    if (process.WaitForExit(limit))
        return process.ExitCode;
    process.Kill(entireProcessTree: true);
    Console.WriteLine($"dotnet {arguments[0]} did not end within {limit.TotalMinutes:0} minutes");
    return -1;
}
