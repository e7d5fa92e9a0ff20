using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SqlGen.CodeFixes;

/// <summary>Puts the name that was meant into the SQL of a C# string: relations, columns, functions, parameters (SQLG321, 322, 323, 325), and into mapping attributes (SQLG333, 334).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SqlNameCodeFix))]
[Shared]
public sealed class SqlNameCodeFix : CodeFixProvider
{
    // The analyzer gives the name where it has one, and where the place is a piece of one literal.
    private const string Suggestion = "Suggestion";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SQLG321", "SQLG322", "SQLG323", "SQLG325", "SQLG333", "SQLG334");

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(Suggestion, out var name) && name is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Change to {name}", ct => ReplaceAsync(context.Document, diagnostic.Location.SourceSpan, name, ct), equivalenceKey: name), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ReplaceAsync(Document document, TextSpan span, string name, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return root is null ? document : document.WithText(text.WithChanges(new TextChange(span, Spelled(name, root.FindToken(span.Start)))));
    }

    /// <summary>As the literal has to spell it: a quoted name holds quotes, and in an interpolated string braces are doubled.</summary>
    private static string Spelled(string name, SyntaxToken literal)
    {
        var isInterpolated = literal.IsKind(SyntaxKind.InterpolatedStringTextToken);
        var opening = isInterpolated ? (literal.Parent?.Parent as InterpolatedStringExpressionSyntax)?.StringStartToken.Text ?? "" : literal.Text;
        // Not told by three quotes in a row: a verbatim literal that ends in a quoted name has them too.
        var isRaw = isInterpolated ? opening.TrimEnd().EndsWith("\"\"\"", StringComparison.Ordinal)
            : literal.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;
        if (isRaw)
        {
            return name;
        }

        var isVerbatim = opening.StartsWith("@", StringComparison.Ordinal) || opening.StartsWith("$@", StringComparison.Ordinal);
        var spelled = isVerbatim ? name.Replace("\"", "\"\"") : name.Replace("\\", "\\\\").Replace("\"", "\\\"");
        return isInterpolated ? spelled.Replace("{", "{{").Replace("}", "}}") : spelled;
    }
}
