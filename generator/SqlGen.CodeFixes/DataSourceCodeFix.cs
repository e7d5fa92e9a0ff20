using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace SqlGen.CodeFixes;

/// <summary>Makes a data source by the database class, or makes its builder know what the schema needs (SQLG332).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DataSourceCodeFix))]
[Shared]
public sealed class DataSourceCodeFix : CodeFixProvider
{
    private const string Missing = "Missing";
    private const string Database = "Database";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SQLG332");

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax making
                || !diagnostic.Properties.TryGetValue(Missing, out var missing) || !diagnostic.Properties.TryGetValue(Database, out var database))
            {
                continue;
            }

            if (ConnectionString(making) is { } connectionString)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Make it by CreateDataSource of the database class", ct => CreateAsync(context.Document, making, connectionString, database!, ct), "CreateDataSource"),
                    diagnostic);
            }

            if (making.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax builder, Name.Identifier.ValueText: not "Create" } && making.FirstAncestorOrSelf<StatementSyntax>() is { } statement)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Call {missing!.Replace(",", "(), ")}() on {builder}", ct => CallAsync(context.Document, statement, builder, missing.Split(','), ct), "Call"),
                    diagnostic);
            }
        }
    }

    /// <summary>What the data source is made of, where it is made of nothing else.</summary>
    private static ExpressionSyntax? ConnectionString(InvocationExpressionSyntax making) => making switch
    {
        { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create" }, ArgumentList.Arguments: [{ NameColon: null } only] } => only.Expression,
        { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build", Expression: BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: [{ NameColon: null } only] } } } =>
            only.Expression,
        _ => null,
    };

    private static async Task<Document> CreateAsync(Document document, SyntaxNode making, ExpressionSyntax connectionString, string database, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        if (editor.SemanticModel.Compilation.GetTypeByMetadataName(database) is not { } type)
        {
            return document;
        }

        var isText = editor.SemanticModel.GetTypeInfo(connectionString, cancellationToken).Type?.SpecialType == SpecialType.System_String;
        var text = isText ? connectionString : (ExpressionSyntax)editor.Generator.MemberAccessExpression(connectionString, "ConnectionString");
        var call = editor.Generator.InvocationExpression(editor.Generator.MemberAccessExpression(editor.Generator.TypeExpression(type), "CreateDataSource"), text);
        editor.ReplaceNode(making, call.WithTriviaFrom(making));
        return editor.GetChangedDocument();
    }

    private static async Task<Document> CallAsync(Document document, StatementSyntax before, IdentifierNameSyntax builder, string[] methods, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var method in methods)
        {
            // pgvector's is an extension method, which needs its namespace; Npgsql's own methods don't.
            var call = method != "UseVector" || !editor.SemanticModel.LookupNamespacesAndTypes(before.SpanStart, name: "VectorExtensions").IsEmpty
                ? $"{builder}.{method}();"
                : $"global::Npgsql.VectorExtensions.{method}({builder});";
            editor.InsertBefore(before, SyntaxFactory.ParseStatement(call).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed).WithAdditionalAnnotations(Formatter.Annotation));
        }

        return editor.GetChangedDocument();
    }
}
