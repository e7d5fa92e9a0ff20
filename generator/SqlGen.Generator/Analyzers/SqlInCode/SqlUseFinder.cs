using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>Finds where strings reach Npgsql, Dapper or a scope, by the names of their members: none has to be referenced here.</summary>
public static class SqlUseFinder
{
    private static readonly HashSet<string> s_npgsqlMethods = new(StringComparer.Ordinal)
    {
        "CreateCommand", "BeginBinaryImport", "BeginBinaryImportAsync", "BeginBinaryExport", "BeginBinaryExportAsync", "BeginTextImport", "BeginTextImportAsync",
        "BeginTextExport", "BeginTextExportAsync", "BeginRawBinaryCopy", "BeginRawBinaryCopyAsync", "CreateBatchCommand",
    };

    public static SqlUse? Find(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        IInvocationOperation call => OfCall(call, cancellationToken),
        IObjectCreationOperation { Constructor.ContainingType: { } type } creation => OfCreation(creation, type, cancellationToken),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "CommandText", ContainingType: { } type } } } assignment when IsCommand(type) =>
            OfAssignment(assignment, cancellationToken),
        _ => null,
    };

    private static SqlUse? OfCall(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        if (IsNpgsql(method.ContainingType) && s_npgsqlMethods.Contains(method.Name))
        {
            return SqlArgument(call.Arguments, "commandText", "copyFromCommand", "copyToCommand", "copyCommand") is { } sql
                ? new SqlUse(sql, SqlApi.Npgsql, null, call.Syntax) { Parameters = NpgsqlParameters.Of(call, cancellationToken) }
                : null;
        }

        if (method is { Name: "Sql", ContainingType: { Name: "SqlScope" } scope } && IsSqlGen(scope))
        {
            return SqlArgument(call.Arguments, "text") is { } sql ? new SqlUse(sql, SqlApi.Scope, ScopeParameters.Of(call, cancellationToken), call.Syntax) : null;
        }

        if (method.ContainingType is { Name: "SqlMapper", ContainingNamespace: { Name: "Dapper", ContainingNamespace.IsGlobalNamespace: true } }
            && (method.Name.StartsWith("Query", StringComparison.Ordinal) || method.Name.StartsWith("Execute", StringComparison.Ordinal)))
        {
            return OfDapper(call.Arguments, call);
        }

        return null;
    }

    private static SqlUse? OfCreation(IObjectCreationOperation creation, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type is { Name: "CommandDefinition", ContainingNamespace: { Name: "Dapper", ContainingNamespace.IsGlobalNamespace: true } })
        {
            return OfDapper(creation.Arguments, creation);
        }

        return IsCommand(type) && IsNpgsql(type) && SqlArgument(creation.Arguments, "cmdText", "commandText") is { } sql
            ? new SqlUse(sql, SqlApi.Npgsql, NpgsqlParameters.Of(creation, cancellationToken), creation.Syntax)
            : null;
    }

    private static SqlUse? OfAssignment(ISimpleAssignmentOperation assignment, CancellationToken cancellationToken)
    {
        // Other databases have commands too; only where Npgsql stands in the code is a DbCommand taken for one of its own.
        if (assignment.Target is not IPropertyReferenceOperation { Instance: var instance } || !IsNpgsqlInstance(instance)
            || assignment.Value.Syntax is not ExpressionSyntax sql)
        {
            return null;
        }

        return new SqlUse(sql, SqlApi.Npgsql, NpgsqlParameters.OfText(assignment, cancellationToken), assignment.Syntax);
    }

    private static bool IsNpgsqlInstance(IOperation? instance) => instance?.Type is INamedTypeSymbol type && IsNpgsql(type);

    /// <summary>The database behind a connection that isn't Npgsql's own type may be any: Dapper is read where its first argument is of Npgsql, or an interface.</summary>
    private static SqlUse? OfDapper(IEnumerable<IArgumentOperation> arguments, IOperation call)
    {
        var given = arguments.Where(static a => a.ArgumentKind == ArgumentKind.Explicit && a.Parameter is not null).ToList();
        if (given.Find(static a => a.Parameter!.Name is "cnn")?.Value is { } connection && !MayBeNpgsql(Unwrap(connection).Type)
            || given.Exists(static a => a.Parameter!.Name == "commandType")
            || SqlArgument(given, "sql", "commandText") is not { } sql)
        {
            return null;
        }

        var values = given.Find(static a => a.Parameter!.Name is "param" or "parameters")?.Value;
        return new SqlUse(sql, SqlApi.Dapper, DapperParameters(values), call.Syntax);
    }

    private static SqlParameters? DapperParameters(IOperation? values)
    {
        if (values is null || values.ConstantValue is { HasValue: true, Value: null })
        {
            return new SqlParameters([], 0);
        }

        // The properties of an anonymous type are the names; other objects may bring names when they are asked.
        return Unwrap(values) is { Type: { IsAnonymousType: true } type } value
            ? new SqlParameters(type.GetMembers().OfType<IPropertySymbol>().Select(p => (p.Name, PlaceOf(p, value))).ToList(), 0)
            : null;
    }

    private static Location PlaceOf(IPropertySymbol property, IOperation value) =>
        (value as IAnonymousObjectCreationOperation)?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(i => i.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property.Name)?.Syntax.GetLocation()
        ?? value.Syntax.GetLocation();

    private static IOperation Unwrap(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? Unwrap(conversion.Operand) : operation;

    private static ExpressionSyntax? SqlArgument(IEnumerable<IArgumentOperation> arguments, params string[] names) =>
        arguments.FirstOrDefault(a => a.ArgumentKind == ArgumentKind.Explicit && a.Parameter is { } p && names.Contains(p.Name))?.Value.Syntax as ExpressionSyntax;

    private static bool MayBeNpgsql(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (IsNpgsql(named) || named is { Name: "IDbConnection" or "DbConnection", ContainingNamespace.Name: "Data" or "Common" });

    private static bool IsCommand(INamedTypeSymbol type) => type.Name is "NpgsqlCommand" or "NpgsqlBatchCommand" or "DbCommand" or "DbBatchCommand";

    internal static bool IsSqlGen(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "SqlGen", ContainingNamespace.IsGlobalNamespace: true };

    internal static bool IsNpgsql(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "Npgsql", ContainingNamespace.IsGlobalNamespace: true };
}
