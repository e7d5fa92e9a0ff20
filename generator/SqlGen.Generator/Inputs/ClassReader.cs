using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Inputs;

/// <summary>Reads a class marked <c>[SqlGenDatabase]</c> and the attributes beside it into plain data.</summary>
public static class ClassReader
{
    public const string AttributeName = "SqlGen.SqlGenDatabaseAttribute";

    public static (DatabaseClass Class, ClassPlace Place) Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var databaseClass = new DatabaseClass
        {
            Namespace = symbol.ContainingNamespace.IsGlobalNamespace ? null : symbol.ContainingNamespace.ToDisplayString(),
            Name = symbol.Name,
            Accessibility = symbol.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            ShapeProblem = FindShapeProblem(symbol, (TypeDeclarationSyntax)context.TargetNode),
            JsonMappings = Attributes(symbol, "SqlGen.SqlGenJsonAttribute", cancellationToken).Select(AttributeReader.Json).OfType<JsonMapping>().ToEquatableArray(),
            TypeMappings = Attributes(symbol, "SqlGen.SqlGenMapAttribute", cancellationToken).Select(AttributeReader.Map).OfType<TypeMapping>().ToEquatableArray(),
            Ignored = Attributes(symbol, "SqlGen.SqlGenIgnoreAttribute", cancellationToken).Select(AttributeReader.Ignore).OfType<string>().ToEquatableArray(),
        };
        var location = ((TypeDeclarationSyntax)context.TargetNode).Identifier.GetLocation();
        var lines = location.GetLineSpan();
        return (databaseClass, new ClassPlace(databaseClass.FullName, new FilePlace(
            lines.Path,
            location.SourceSpan.Start,
            location.SourceSpan.Length,
            lines.StartLinePosition.Line,
            lines.StartLinePosition.Character,
            lines.EndLinePosition.Line,
            lines.EndLinePosition.Character)));
    }

    private static string? FindShapeProblem(INamedTypeSymbol symbol, TypeDeclarationSyntax syntax) => symbol switch
    {
        { ContainingType: { } outer } => $"is nested in \"{outer.Name}\"; move it into a namespace",
        { IsFileLocal: true } => "is local to its file; make it internal or public",
        { IsRecord: true } => "is a record; make it a class",
        { IsStatic: true } => "is static; make it sealed instead",
        { IsAbstract: true } => "is abstract; make it sealed instead",
        { Arity: > 0 } => "has type parameters; remove them",
        _ when !syntax.Modifiers.Any(SyntaxKind.PartialKeyword) => "is not partial, so its members can't be added; write \"partial class\"",
        _ => null,
    };

    private static IEnumerable<AttributeData> Attributes(INamedTypeSymbol symbol, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return symbol.GetAttributes().Where(a => a.AttributeClass?.ToDisplayString() == name);
    }
}

/// <summary>Where a database class stands; apart from it, so that an edit above the class makes no model again.</summary>
public sealed record ClassPlace(string FullName, FilePlace Place);
