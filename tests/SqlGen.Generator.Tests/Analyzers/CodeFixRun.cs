using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>A project as an editor has it, with its generated code: what analyzers find in one file, what is offered there, and the file after that was taken.</summary>
internal sealed class CodeFixRun
{
    private readonly CodeFixProvider _fix;

    private CodeFixRun(CodeFixProvider fix, Document document, IReadOnlyList<Diagnostic> diagnostics) => (_fix, Document, Diagnostics) = (fix, document, diagnostics);

    public Document Document { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public static async Task<CodeFixRun> StartAsync(TestProject files, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string path = "Use.cs")
    {
        var diagnostics = await files.AnalyzeAsync(analyzer);
        var compilation = files.Run().Output;
        var project = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp)
            .WithMetadataReferences(compilation.References)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(compilation.SyntaxTrees.First().Options);
        foreach (var tree in compilation.SyntaxTrees.Where(t => t.FilePath != path))
            project = project.AddDocument(tree.FilePath, await tree.GetTextAsync()).Project;
        var document = project.AddDocument(path, await compilation.SyntaxTrees.Single(t => t.FilePath == path).GetTextAsync());
        var own = await document.GetSyntaxTreeAsync();
        return new(fix, document, [.. diagnostics.Where(d => d.Location.SourceTree?.FilePath == path && fix.FixableDiagnosticIds.Contains(d.Id)).Select(d =>
            Diagnostic.Create(d.Descriptor, Location.Create(own!, d.Location.SourceSpan), d.Properties, d.GetMessage(CultureInfo.InvariantCulture)))]);
    }

    public async Task<string> TextAsync() => (await Document.GetTextAsync()).ToString();

    public async Task<List<CodeAction>> ActionsAsync(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await _fix.RegisterCodeFixesAsync(new CodeFixContext(Document, diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    /// <summary>Every fix of the file at once.</summary>
    public async Task<string> FixAllAsync(string equivalenceKey)
    {
        var context = new FixAllContext(Document, _fix, FixAllScope.Document, equivalenceKey, _fix.FixableDiagnosticIds, new Found(Diagnostics), default);
        return await ChangedAsync((await _fix.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>The file afterwards, which has to compile.</summary>
    public async Task<string> ChangedAsync(CodeAction action)
    {
        var operation = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
        var changed = operation.ChangedSolution.GetDocument(Document.Id)!;
        var compilation = await changed.Project.GetCompilationAsync();
        Assert.Empty(compilation!.GetDiagnostics().Where(static d => d.DefaultSeverity == DiagnosticSeverity.Error).Select(static d => d.ToString()));
        return (await changed.GetTextAsync()).ToString();
    }

    /// <summary>Code without its layout.</summary>
    public static string OneLine(string code) => string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
