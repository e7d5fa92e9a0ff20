using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SqlGen.CodeFixes;
using SqlGen.Generator.Analyzers;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>What an editor offers where a name in SQL is wrong, and the file after it was taken.</summary>
public sealed class CodeFixTests
{
    private const string Quotes = "\"\"\"";

    private const string Schema =
        """
        create table users (id int primary key, email text not null, "Full Name" text);
        create table orders (id int primary key, user_id int references users);
        """;

    [Theory]
    [InlineData("\"select emial from users\"", "\"select email from users\"")]
    [InlineData("@\"select emial from users\"", "@\"select email from users\"")]
    [InlineData("\"select id\\nfrom usres\"", "\"select id\\nfrom users\"")]
    [InlineData(Quotes + "\n            select emial\n            from users\n            " + Quotes, Quotes + "\n            select email\n            from users\n            " + Quotes)]
    [InlineData("$\"select '{{}}', emial from users limit {10}\"", "$\"select '{{}}', email from users limit {10}\"")]
    [InlineData("\"select \\\"Ful Name\\\" from users\"", "\"select \\\"Full Name\\\" from users\"")]
    [InlineData("@\"select \"\"Ful Name\"\" from users\"", "@\"select \"\"Full Name\"\" from users\"")]
    [InlineData(Quotes + "select \"Ful Name\" from users" + Quotes, Quotes + "select \"Full Name\" from users" + Quotes)]
    [InlineData("\"select id from users where email = @mial\"", "\"select id from users where email = @mail\"")]
    public async Task The_name_that_was_meant_takes_the_place_of_the_wrong_one(string before, string after)
    {
        var (document, diagnostics) = await FindAsync($"using var command = new NpgsqlCommand({before}); {(before.EndsWith("@mial\"", StringComparison.Ordinal) ? "command.Parameters.AddWithValue(\"mail\", input);" : "")}");

        var changed = await ApplyAsync(document, Assert.Single(diagnostics));

        Assert.Equal((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString().Replace(before, after, StringComparison.Ordinal), changed);
        Assert.Contains(after, changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_name_is_near_or_the_string_is_made_of_pieces_nothing_is_offered()
    {
        var (document, diagnostics) = await FindAsync("using var a = new NpgsqlCommand(\"select zzzzzz from users\"); using var b = new NpgsqlCommand(\"select emi\" + \"al from users\");");

        Assert.Equal(2, diagnostics.Count);
        foreach (var diagnostic in diagnostics)
            Assert.Empty(await ActionsAsync(document, diagnostic));
    }

    [Fact]
    public async Task All_of_a_file_are_changed_at_once()
    {
        var (document, diagnostics) = await FindAsync(
            "using var a = new NpgsqlCommand(\"select emial from users\"); using var b = new NpgsqlCommand(\"select u.emial from users u where u.emial <> ''\");");
        var fix = new SqlNameCodeFix();
        var context = new FixAllContext(document, fix, FixAllScope.Document, "email", fix.FixableDiagnosticIds, new Found(diagnostics), TestContext.Current.CancellationToken);

        var action = await fix.GetFixAllProvider().GetFixAsync(context);

        var text = await ChangedAsync(action!, document);
        Assert.Contains("\"select email from users\"", text, StringComparison.Ordinal);
        Assert.Contains("\"select u.email from users u where u.email <> ''\"", text, StringComparison.Ordinal);
    }

    private static async Task<(Document Document, IReadOnlyList<Diagnostic> Diagnostics)> FindAsync(string body)
    {
        var project = CodeProject.WithBody(body, Schema);
        var diagnostics = await project.AnalyzeAsync(new SqlInCodeAnalyzer());
        var workspace = new AdhocWorkspace();
        var source = project.Compilation().SyntaxTrees.Single(static t => t.FilePath == "Use.cs");
        var document = workspace.AddProject("App", LanguageNames.CSharp).AddDocument("Use.cs", await source.GetTextAsync());
        var tree = await document.GetSyntaxTreeAsync();
        return (document, [.. diagnostics.Where(static d => d.Id != "SQLG326").Select(d => Diagnostic.Create(d.Descriptor, Location.Create(tree!, d.Location.SourceSpan), d.Properties, d.GetMessage(CultureInfo.InvariantCulture)))]);
    }

    private static async Task<string> ApplyAsync(Document document, Diagnostic diagnostic) =>
        await ChangedAsync(Assert.Single(await ActionsAsync(document, diagnostic)), document);

    private static async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await new SqlNameCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    private static async Task<string> ChangedAsync(CodeAction action, Document document)
    {
        var operation = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
