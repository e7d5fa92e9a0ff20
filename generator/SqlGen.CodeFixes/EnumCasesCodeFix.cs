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

/// <summary>Gives a switch the labels that the schema's enum has by now (SQLG331). What they do stays what the switch did without them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnumCasesCodeFix))]
[Shared]
public sealed class EnumCasesCodeFix : CodeFixProvider
{
    private const string Missing = "Missing";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SQLG331");

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var value = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (value?.FirstAncestorOrSelf<SyntaxNode>(static n => n is SwitchStatementSyntax or SwitchExpressionSyntax) is { } place
                && diagnostic.Properties.TryGetValue(Missing, out var missing) && missing is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Add the missing cases", ct => AddAsync(context.Document, place, missing.Split(','), ct), equivalenceKey: nameof(EnumCasesCodeFix)), diagnostic);
            }
        }
    }

    private static async Task<Document> AddAsync(Document document, SyntaxNode place, string[] members, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var value = place is SwitchStatementSyntax statement ? statement.Expression : ((SwitchExpressionSyntax)place).GoverningExpression;
        if (EnumOf(editor.SemanticModel.GetTypeInfo(value, cancellationToken).Type) is not { } type)
        {
            return document;
        }

        var names = members.Select(m => (ExpressionSyntax)editor.Generator.MemberAccessExpression(editor.Generator.TypeExpression(type), m)).ToList();
        var changed = place is SwitchStatementSyntax cases ? WithSections(cases, names, editor.Generator) : WithArms((SwitchExpressionSyntax)place, names, editor.Generator);
        editor.ReplaceNode(place, changed.WithAdditionalAnnotations(Formatter.Annotation));
        return editor.GetChangedDocument();
    }

    private static SyntaxNode WithSections(SwitchStatementSyntax statement, List<ExpressionSyntax> names, SyntaxGenerator generator)
    {
        var rest = statement.Sections.IndexOf(static s => s.Labels.Any(static l => l is DefaultSwitchLabelSyntax));
        SyntaxNode body = rest < 0 ? SyntaxFactory.BreakStatement() : generator.ThrowStatement(NotImplementedException(generator));
        var sections = names.Select(n => (SwitchSectionSyntax)generator.SwitchSection(n, [body]));
        return statement.WithSections(statement.Sections.InsertRange(rest < 0 ? statement.Sections.Count : rest, sections));
    }

    private static SyntaxNode WithArms(SwitchExpressionSyntax expression, List<ExpressionSyntax> names, SyntaxGenerator generator)
    {
        // Only a discard leaves labels without a case here; it is the last that can be reached.
        var rest = expression.Arms.IndexOf(static a => a.Pattern is DiscardPatternSyntax);
        var line = expression.Arms[rest].GetLeadingTrivia();
        var arms = expression.Arms.GetWithSeparators().ToList();
        var added = names.SelectMany(n => new SyntaxNodeOrToken[]
        {
            SyntaxFactory.SwitchExpressionArm(
                SyntaxFactory.ConstantPattern(n.WithoutTrivia()).WithTrailingTrivia(SyntaxFactory.Space), null,
                SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space),
                (ExpressionSyntax)generator.ThrowExpression(NotImplementedException(generator))).WithLeadingTrivia(line),
            SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(EndOfArm(expression, rest)),
        });
        arms.InsertRange(rest * 2, added);
        return expression.WithArms(SyntaxFactory.SeparatedList<SwitchExpressionArmSyntax>(arms));
    }

    private static SyntaxNode NotImplementedException(SyntaxGenerator generator) => generator.ObjectCreationExpression(generator.DottedName("System.NotImplementedException"));

    /// <summary>The new line, or the space, that stands between the arms already.</summary>
    private static SyntaxTriviaList EndOfArm(SwitchExpressionSyntax expression, int rest) =>
        rest > 0 ? expression.Arms.GetSeparator(rest - 1).TrailingTrivia : SyntaxFactory.TriviaList(SyntaxFactory.ElasticLineFeed);

    private static INamedTypeSymbol? EnumOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => nullable.TypeArguments[0] as INamedTypeSymbol,
        _ => type as INamedTypeSymbol,
    };
}
