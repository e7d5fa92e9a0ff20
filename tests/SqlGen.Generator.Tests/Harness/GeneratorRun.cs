using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SqlGen.Generator.Tests.Harness;

/// <summary>A run of the generator, which can be run again after an edit to see what it computes again.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly ImmutableArray<AdditionalText> _texts;
    private readonly Compilation _compilation;

    // By reference: a file that is written again has another text, even an equal one.
    private readonly HashSet<object> _takenOver;

    private GeneratorRun(GeneratorDriver driver, Compilation compilation, ImmutableArray<AdditionalText> texts, GeneratorRun? before)
    {
        _takenOver = new HashSet<object>( before?.Result.GeneratedSources.Select(static s => s.SourceText) ?? [], ReferenceEqualityComparer.Instance);
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        _compilation = compilation;
        _texts = texts;
        Output = output;
        Result = _driver.GetRunResult().Results.Single();
    }

    public GeneratorRunResult Result { get; }

    /// <summary>The compilation with what was emitted.</summary>
    public Compilation Output { get; }

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(static s => s.HintName);

    /// <summary>What the C# compiler says of the whole, down to warnings.</summary>
    public ImmutableArray<Diagnostic> CompilerDiagnostics => [.. Output.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning)];

    public static GeneratorRun Start(CSharpCompilation compilation, ImmutableArray<AdditionalText> texts, ProjectOptions options, CSharpParseOptions parseOptions)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new SqlGenerator().AsSourceGenerator()],
            texts,
            parseOptions,
            options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, compilation, texts, before: null);
    }

    public string Source(string hintName) => Result.GeneratedSources.Single(s => s.HintName == hintName).SourceText.ToString();

    /// <summary>The same project after an edit of one C# file.</summary>
    public GeneratorRun AfterSource(string path, string text)
    {
        var old = _compilation.SyntaxTrees.Single(t => t.FilePath == path);
        return new GeneratorRun(_driver, _compilation.ReplaceSyntaxTree(old, TestProject.Parse(path, text)), _texts, this);
    }

    /// <summary>The same project after an edit of one schema file.</summary>
    public GeneratorRun AfterFile(string path, string text)
    {
        var old = _texts.Single(t => t.Path == path);
        var edited = new SchemaText(path, text);
        return new GeneratorRun(_driver.ReplaceAdditionalText(old, edited), _compilation, _texts.Replace(old, edited), this);
    }

    /// <summary>Why each output of a tracked step is what it is.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(static r => r.Outputs).Select(static o => o.Reason) : [];

    /// <summary>How many files this run wrote rather than took over from the run before.</summary>
    public int FilesWritten => Result.GeneratedSources.Count(s => !_takenOver.Contains(s.SourceText));

    public void AssertCompiles()
    {
        // By the rule's own severity: the project makes errors of warnings.
        var faults = Diagnostics.Where(static d => d.DefaultSeverity == DiagnosticSeverity.Error).Concat(CompilerDiagnostics).Select(Describe).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
    }

    // With the line of code: emitted files can't be opened.
    private static string Describe(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? $"{diagnostic}\n    {tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}" : diagnostic.ToString();
}
