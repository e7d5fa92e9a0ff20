using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>The values that a command gets, where all of its life can be seen: a local, filled in straight lines, handed to nobody.</summary>
public static class NpgsqlParameters
{
    private static readonly HashSet<string> s_neutralMembers = new(StringComparer.Ordinal)
    {
        "ExecuteNonQuery", "ExecuteNonQueryAsync", "ExecuteScalar", "ExecuteScalarAsync", "ExecuteReader", "ExecuteReaderAsync", "Prepare", "PrepareAsync",
        "Dispose", "DisposeAsync", "Connection", "Transaction", "CommandTimeout", "AllResultTypesAreUnknown",
    };

    /// <summary>Of a command that is made with its text.</summary>
    public static SqlParameters? Of(IOperation creation, CancellationToken cancellationToken) =>
        creation.Syntax.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? OfLocal(declarator, creation.SemanticModel!, textAt: null, cancellationToken) : null;

    /// <summary>Of a command that gets its text later.</summary>
    public static SqlParameters? OfText(ISimpleAssignmentOperation assignment, CancellationToken cancellationToken) =>
        assignment.Target is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var local } }
        && assignment.Syntax.Parent is ExpressionStatementSyntax
        && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax declarator
            ? OfLocal(declarator, assignment.SemanticModel!, assignment.Syntax, cancellationToken)
            : null;

    private static SqlParameters? OfLocal(VariableDeclaratorSyntax declarator, SemanticModel model, SyntaxNode? textAt, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(declarator, cancellationToken) is not ILocalSymbol local
            || declarator.FirstAncestorOrSelf<StatementSyntax>() is not { } declaration
            || (declarator.Initializer?.Value is BaseObjectCreationExpressionSyntax { Initializer: not null }))
        {
            return null;
        }

        var names = new List<(string, Location)>();
        var positional = 0;
        foreach (var use in Assignments.Uses(local, declarator, model, cancellationToken))
        {
            if (use.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access || access.Expression != use)
            {
                return null;
            }

            if (member == "CommandText" && access.Parent == textAt)
            {
                continue;
            }

            if (s_neutralMembers.Contains(member))
            {
                continue;
            }

            if (member != "Parameters" || Added(access, declaration, model, cancellationToken) is not { } added)
            {
                return null;
            }

            if (added.Name is { } name)
            {
                names.Add((name, added.Place));
            }
            else
            {
                positional++;
            }
        }

        return new SqlParameters(names, positional);
    }

    /// <summary><c>command.Parameters.AddWithValue(…)</c> or <c>.Add(…)</c> as a statement beside the declaration: its name, empty names being none.</summary>
    private static (string? Name, Location Place)? Added(ExpressionSyntax parameters, StatementSyntax declaration, SemanticModel model, CancellationToken cancellationToken)
    {
        if (parameters.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddWithValue", Parent: InvocationExpressionSyntax call }
            || call.FirstAncestorOrSelf<StatementSyntax>()?.Parent is not { } block || block != declaration.Parent && declaration.Parent is not GlobalStatementSyntax
            || (declaration.Parent is GlobalStatementSyntax && block is not GlobalStatementSyntax))
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == 0 || arguments[0].Expression is not { } first)
        {
            return null;
        }

        if (first is BaseObjectCreationExpressionSyntax creation)
        {
            return OfCreation(creation, model, cancellationToken);
        }

        var isString = model.GetTypeInfo(first, cancellationToken).Type?.SpecialType == SpecialType.System_String;
        if (arguments.Count == 1)
        {
            // AddWithValue(value) is positional; Add(parameter) may be any.
            return parameters.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddWithValue" } ? (null, call.GetLocation()) : null;
        }

        return isString ? Named(first, model, cancellationToken)
            : parameters.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddWithValue" } ? (null, call.GetLocation())
            : null;
    }

    private static (string? Name, Location Place)? OfCreation(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static a => a.Left is IdentifierNameSyntax { Identifier.ValueText: "ParameterName" }) is { } assignment)
        {
            return Named(assignment.Right, model, cancellationToken);
        }

        return creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression is { } name ? Named(name, model, cancellationToken) : (null, creation.GetLocation());
    }

    private static (string? Name, Location Place)? Named(ExpressionSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetConstantValue(name, cancellationToken) is not { HasValue: true, Value: var value } ? null
        : value is string { Length: > 0 } text ? (text.TrimStart('@', ':'), name.GetLocation())
        : (null, name.GetLocation());
}
