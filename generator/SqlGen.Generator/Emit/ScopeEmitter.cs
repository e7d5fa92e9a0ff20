using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The type of a scope, its transaction, and the method that enters it.</summary>
internal static class ScopeEmitter
{
    private const string Session = KnownTypes.Internal + ".SqlSession";
    private const string TransactionSession = KnownTypes.Internal + ".TransactionSession";
    private const string UserContext = "global::SqlGen.UserContext";
    private const string Claims = "global::SqlGen.UserClaims";
    private const string ContextValues = KnownTypes.Internal + ".ContextValues";

    public static void WriteMethod(CodeWriter writer, DatabaseContext context, ScopeModel scope)
    {
        var role = Xml.Escape(scope.Role ?? "");
        var more = context.Scopes.Any(s => s.Role == scope.Role && !s.Values.IsEmpty)
            ? scope.Values.IsEmpty ? " What needs more of the caller than this isn't there." : " Everything is there whose policies need these values."
            : "";
        switch (scope.Kind)
        {
            case ScopeKind.Login:
                WriteBegin(writer, scope);
                break;

            case ScopeKind.User:
                writer.Summary($"Calls of a user, as role <c>{role}</c>: the policies decide which rows there are.{more}");
                writer.Param("userId", "The user's id, which the policies see as claim <c>sub</c>.");
                WriteEntry(writer, scope, "Further claims of the user's token; null for none.");
                break;

            case ScopeKind.Anonymous:
                writer.Summary($"Calls of somebody who has not signed in, as role <c>{role}</c>.{more}");
                WriteEntry(writer, scope, null);
                break;

            case ScopeKind.Service:
                WriteServiceMethod(writer, context, scope, role);
                break;

            default:
                writer.Summary($"Calls as role <c>{role}</c>.{more}" + (scope is { Role: "authenticated", Values.IsEmpty: false } ? " No policy asks who the user is: what is given here is not the user's id." : ""));
                WriteEntry(writer, scope, "Claims that the policies read; null for none.");
                break;
        }
    }

    public static void WriteTypes(CodeWriter writer, DatabaseContext context, ScopeModel scope)
    {
        var isLogin = scope.Kind == ScopeKind.Login;
        if (!isLogin)
        {
            writer.Summary($"The calls that role <c>{Xml.Escape(scope.Role!)}</c> may make.");
            using (writer.Block($"{context.Accessibility} partial class {scope.TypeName} : {KnownTypes.SqlScope}"))
            {
                writer.Line($"internal {scope.TypeName}({Session} session) : base(session)");
                writer.Line("{");
                writer.Line("}");
                writer.Gap();
                WriteBegin(writer, scope);
                writer.Gap();
                writer.Summary("Many calls in one round trip: they wait on the batch until it is sent, and are kept or undone together.");
                writer.Line($"public global::SqlGen.SqlBatch<{scope.TypeName}> CreateBatch() => new(Session, static session => new {scope.TypeName}(session));");
                if (scope.Kind != ScopeKind.Service)
                {
                    writer.Gap();
                    WriteOn(writer, scope);
                }
            }

            writer.Gap();
        }

        writer.Summary(isLogin ? "A transaction of the login itself." : $"A transaction of role <c>{Xml.Escape(scope.Role!)}</c>.");
        var parent = isLogin ? KnownTypes.SqlScope : scope.TypeName;
        using (writer.Block($"{context.Accessibility} sealed partial class {scope.TransactionName} : {parent}, global::SqlGen.ISqlTransaction"))
        {
            writer.Line($"private readonly {TransactionSession} _transaction;");
            writer.Gap();
            writer.Line($"internal {scope.TransactionName}({TransactionSession} transaction) : base(transaction) => _transaction = transaction;");
            WriteEnd(writer, "CommitAsync");
            WriteEnd(writer, "RollbackAsync");
            writer.Gap();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public {KnownTypes.ValueTask} DisposeAsync() => _transaction.DisposeAsync();");
        }
    }

    /// <summary>What the policies need beside the user's id.</summary>
    public static IEnumerable<string> ValueParameters(ScopeModel scope) => scope.Values.Select(static v => $"{v.CSharpType} {v.ParameterName}");

    public static void WriteValueParams(CodeWriter writer, ScopeModel scope)
    {
        foreach (var value in scope.Values)
        {
            writer.Param(value.ParameterName.TrimStart('@'), $"What the policies read as {(value.Setting is null ? "claim" : "setting")} <c>{Xml.Escape(value.Setting ?? value.Claim!)}</c>.");
        }
    }

    /// <summary>The expression that makes the context.</summary>
    public static string Context(ScopeModel scope, string? userId, string? claims)
    {
        claims = scope.Values.Where(static v => v.Claim is not null).Aggregate(
            claims, static (all, v) => $"{ContextValues}.Claim({all ?? "null"}, {v.ParameterName}, {string.Join(", ", v.Claim!.Split('.').Select(Literal.Of))})");
        var arguments = new[] { Literal.OfNullable(scope.Role), userId, claims }.OfType<string>();
        var settings = scope.Values.Where(static v => v.Setting is not null).Select(static v => $"\n        .WithSetting({Literal.Of(v.Setting!)}, {ContextValues}.Text({v.ParameterName}))");
        return $"{UserContext}.{(userId is null ? "ForRole" : "ForUser")}({string.Join(", ", arguments)}){string.Concat(settings)}";
    }

    /// <summary>The user's id, then what the policies need, then further claims.</summary>
    private static void WriteEntry(CodeWriter writer, ScopeModel scope, string? claimsDoc)
    {
        var isUser = scope.Kind == ScopeKind.User;
        WriteValueParams(writer, scope);
        List<string> parameters = [.. isUser ? ["global::System.Guid userId"] : Array.Empty<string>(), .. ValueParameters(scope)];
        if (claimsDoc is not null)
        {
            writer.Param("claims", claimsDoc);
            parameters.Add($"{Claims}? claims = null");
        }

        var head = $"public {scope.TypeName} {scope.MethodName}";
        writer.Line(scope.Values.IsEmpty ? $"{head}({string.Join(", ", parameters)}) =>" : Signature.Of(head, parameters, " =>"));
        writer.Line($"    new(_users.As({Context(scope, isUser ? "userId" : null, claimsDoc is null ? null : "claims")}));");
    }

    private static void WriteServiceMethod(CodeWriter writer, DatabaseContext context, ScopeModel scope, string role)
    {
        writer.Summary($"Calls of the service, with the rights of role <c>{role}</c>: no policy holds, every row is there.");
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">The database was made without a data source for the service.</exception>");
        writer.Line($"public {scope.TypeName} {scope.MethodName}() =>");
        var message = $"{context.ClassName} was made without a data source for the service; give its constructor one whose login has the rights of role {scope.Role}";
        writer.Line("    new((_service ?? throw new global::System.InvalidOperationException(");
        writer.Line($"        {Literal.Of(message)})).Direct());");
    }

    private static void WriteOn(CodeWriter writer, ScopeModel scope)
    {
        writer.Summary(
            "The same calls on a connection of yours, in the transaction that is open there. Each puts role and settings back in its own round trip, so that "
            + "your next statement runs as it would have without it; after an error roll back, to a savepoint or wholly.");
        writer.Param("connection", "Open, and from a data source that knows the schema's types; its login may become the scope's role.");
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">The calls belong to a transaction already.</exception>");
        writer.Line($"public {scope.TypeName} On(global::Npgsql.NpgsqlConnection connection) => new(Session.On(connection));");
    }

    private static void WriteBegin(CodeWriter writer, ScopeModel scope)
    {
        const string Isolation = "global::System.Data.IsolationLevel";
        writer.Summary("Begins a transaction, in which calls are kept or undone together.");
        string[] parameters = [$"{Isolation} isolationLevel = {Isolation}.ReadCommitted", KnownTypes.CancellationParameter];
        using (writer.Block(Signature.Of($"public async {KnownTypes.Task}<{scope.TransactionName}> BeginTransactionAsync", parameters)))
        {
            writer.Line("return new(await Session.BeginTransactionAsync(isolationLevel, cancellationToken).ConfigureAwait(false));");
        }
    }

    private static void WriteEnd(CodeWriter writer, string method)
    {
        writer.Gap();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {KnownTypes.Task} {method}({KnownTypes.CancellationParameter}) =>");
        writer.Line($"    _transaction.{method}(cancellationToken);");
    }
}
