using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SqlGen.Generator.Tests.Harness;

/// <summary>A consumer's project in memory: C# files, schema files, properties. Strict: nullable on, warnings are errors, C# 12.</summary>
internal sealed class TestProject
{
    public const string DatabaseClass = "namespace App;\n\n/// <summary>The database.</summary>\n[SqlGen.SqlGenDatabase]\npublic sealed partial class AppDatabase;\n";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    // The SDK silences these too: Npgsql and Pgvector were built against earlier versions of the framework.
    private static readonly Dictionary<string, ReportDiagnostic> AssemblyUnification = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    // A new console project writes no documentation file.
    private static readonly KeyValuePair<string, ReportDiagnostic> NoDocumentation = new("CS1591", ReportDiagnostic.Suppress);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(SqlGenDatabaseAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Npgsql.NpgsqlDataSource).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Pgvector.Vector).Assembly.Location),
    ];

    private readonly List<(string Path, string? Text, string? Database, string Kind)> _files = [];
    private readonly Dictionary<string, AdditionalText> _texts = [];
    private readonly Dictionary<string, string> _properties = [];
    private readonly List<(string Path, string Text)> _sources = [];
    private readonly List<string> _noWarn = [];
    private string? _globalConfig;
    private OutputKind _output = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>A project with one schema file and the usual database class.</summary>
    public static TestProject WithSchema(string sql) => new TestProject().File("/db/schema.sql", sql).Source("Database.cs", DatabaseClass);

    public TestProject Source(string path, string text)
    {
        _sources.Add((path, text));
        return this;
    }

    /// <summary>A line before the first of a C# file.</summary>
    public TestProject Prepend(string path, string line)
    {
        var index = _sources.FindIndex(s => s.Path == path);
        _sources[index] = (path, line + "\n" + _sources[index].Text);
        return this;
    }

    /// <summary>A .globalconfig beside the project file; warnings stay warnings then.</summary>
    public TestProject GlobalConfig(string text)
    {
        _globalConfig = text;
        return this;
    }

    /// <summary>A rule among the project's NoWarn.</summary>
    public TestProject NoWarn(string id)
    {
        _noWarn.Add(id);
        return this;
    }

    /// <summary>A program: one of its files may hold top-level statements.</summary>
    public TestProject Executable()
    {
        _output = OutputKind.ConsoleApplication;
        return this;
    }

    public TestProject File(string path, string? text, string? database = null, string kind = "schema")
    {
        _files.Add((path, text, database, kind));
        return this;
    }

    public TestProject Property(string name, string value)
    {
        _properties["build_property." + name] = value;
        return this;
    }

    public GeneratorRun Run() => GeneratorRun.Start(Compilation(), Texts(), Options(), ParseOptions);

    /// <summary>What analyzers find in the project, the generator having run before them.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(params DiagnosticAnalyzer[] analyzers)
    {
        var run = GeneratorRun.Start(Compilation(), Texts(), Options(), ParseOptions);
        var faults = run.Output.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error && d.DefaultSeverity == DiagnosticSeverity.Error);
        Assert.Empty(faults.Select(static d => d.ToString()));
        var options = new CompilationWithAnalyzersOptions(AnalyzerOptions(), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await new CompilationWithAnalyzers(run.Output, [.. analyzers], options).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(static d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start)];
    }

    public AnalyzerOptions AnalyzerOptions() => new(Texts(), Options());

    public CSharpCompilation Compilation() => CSharpCompilation.Create(
        "App",
        _sources.Select(static s => Parse(s.Path, s.Text)),
        References,
        new CSharpCompilationOptions(_output, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: _globalConfig is null ? ReportDiagnostic.Error : ReportDiagnostic.Default)
            .WithSpecificDiagnosticOptions([
                .. AssemblyUnification,
                .. _output == OutputKind.ConsoleApplication ? [NoDocumentation] : Array.Empty<KeyValuePair<string, ReportDiagnostic>>(),
                .. _noWarn.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)),
            ])
            .WithSyntaxTreeOptionsProvider(_globalConfig is null ? null : new ConfiguredSeverities(_globalConfig)));

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private ImmutableArray<AdditionalText> Texts() => [.. _files.Select(f => _texts.TryGetValue(f.Path, out var text) ? text : _texts[f.Path] = new SchemaText(f.Path, f.Text))];

    private ProjectOptions Options()
    {
        var metadata = new Dictionary<string, Dictionary<string, string>>();
        foreach (var file in _files)
        {
            metadata[file.Path] = new Dictionary<string, string>
            {
                ["build_metadata.AdditionalFiles.SqlGenKind"] = file.Kind,
                ["build_metadata.AdditionalFiles.SqlGenDatabase"] = file.Database ?? "",
            };
        }

        return new ProjectOptions(_properties, metadata);
    }
}
