using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>What lets code written once for all databases handle this one, and what lets a program's surroundings choose: principals, replicas.</summary>
public static class HostingEmitter
{
    private const string DataSource = "global::Npgsql.NpgsqlDataSource";
    private const string Options = "global::SqlGen.SqlGenOptions";
    private const string Principal = "global::System.Security.Claims.ClaimsPrincipal";
    private const string SqlPrincipal = KnownTypes.Internal + ".SqlPrincipal";

    public static string Emit(DatabaseContext context)
    {
        var writer = EmittedFile.Begin(context, origin: null);
        var contract = $"global::SqlGen.ISqlGenDatabase<{context.FullName}>";
        using (writer.Block($"partial class {context.ClassName} : {contract}"))
        {
            WriteContract(writer, context, contract);
            if (!context.HasRoles)
            {
                writer.Gap();
                WriteReplica(writer, context.ClassName);
                writer.Gap();
                writer.Line($"private {context.ClassName}({KnownTypes.Internal}.SqlSession session) : base(session)");
                writer.Line("{");
                writer.Line("}");
            }

            foreach (var scope in context.Scopes)
            {
                if (scope.Kind == ScopeKind.User || scope is { Kind: ScopeKind.Role, Role: "authenticated" })
                {
                    writer.Gap();
                    WritePrincipal(writer, scope);
                }

                if (scope.Kind != ScopeKind.Login)
                {
                    writer.Gap();
                    using (writer.Block($"partial class {scope.TypeName}"))
                    {
                        WriteReplica(writer, scope.TypeName);
                    }
                }
            }
        }

        return writer.ToString();
    }

    private static void WriteContract(CodeWriter writer, DatabaseContext context, string contract)
    {
        var hasService = DatabaseEmitter.HasService(context);
        writer.Line($"static {context.FullName} {contract}.Create({DataSource} users, {DataSource}? service, {Options}? options) =>");
        var message = $"{context.ClassName} has no scope for a service; leave its data source out";
        writer.Line(hasService
            ? "    new(users, service, options);"
            : $"    service is null ? new(users, options) : throw new global::System.ArgumentException({Literal.Of(message)}, nameof(service));");
        writer.Gap();
        writer.Line($"static {KnownTypes.Internal}.DatabaseDescription {contract}.Description => s_description;");
        writer.Gap();
        writer.Line($"{KnownTypes.Task} {contract}.CheckAsync({KnownTypes.CancellationToken} cancellationToken) =>");
        writer.Line($"    {KnownTypes.Internal}.GeneratedCode.CheckAsync(Session, {(hasService ? "_service" : "null")}, cancellationToken);");
    }

    private static void WritePrincipal(CodeWriter writer, ScopeModel scope)
    {
        var role = Literal.OfNullable(scope.Role);
        writer.Summary($"Calls of the user who is signed in, as role <c>{Xml.Escape(scope.Role!)}</c>, with the claims of the token as they were in it.");
        // Of a schema that never asks who the user is, it is its claims only.
        var isUser = scope.Kind == ScopeKind.User;
        writer.Param("principal", "For example <c>HttpContext.User</c>; " + (isUser ? "its claim <c>sub</c> is the user's id." : "nothing reads its claim <c>sub</c>, so that it may be missing."));
        ScopeEmitter.WriteValueParams(writer, scope);
        writer.Line("/// <exception cref=\"global::SqlGen.SqlUnauthenticatedException\">Nobody is signed in, or the token says no user or another role.</exception>");
        writer.Line($"public {scope.TypeName} {scope.MethodName}({string.Join(", ", [$"{Principal} principal", .. ScopeEmitter.ValueParameters(scope)])}) =>");
        writer.Line($"    new(_users.As({ScopeEmitter.Context(scope, isUser ? $"{SqlPrincipal}.UserId(principal)" : null, $"{SqlPrincipal}.Claims(principal, {role}, s_description)")}));");
    }

    private static void WriteReplica(CodeWriter writer, string type)
    {
        writer.Summary(
            "The same calls, of which those that only read go to a replica where the data source has several hosts and one is a standby. "
            + "It may lag behind: what was written a moment ago may be missing there. For one call, make it on what this returns; for many, keep that.");
        writer.Line($"public {type} PreferReplica() => new(Session.PreferReplica());");
    }
}
