using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>The type of a scope, its transaction, and the method that enters it.</summary>
internal static class ScopeEmitter
{
    private const string Session = KnownTypes.Internal + ".SqlSession";
    private const string TransactionSession = KnownTypes.Internal + ".TransactionSession";
    private const string UserContext = "global::SqlGen.UserContext";
    private const string Claims = "global::SqlGen.UserClaims";

    public static void WriteMethod(CodeWriter writer, DatabaseContext context, ScopeModel scope)
    {
        var role = Xml.Escape(scope.Role ?? "");
        switch (scope.Kind)
        {
            case ScopeKind.Login:
                WriteBegin(writer, scope);
                break;

            case ScopeKind.User:
                writer.Summary($"Calls of a user, as role <c>{role}</c>: the policies decide which rows there are.");
                writer.Param("userId", "The user's id, which the policies see as claim <c>sub</c>.");
                writer.Param("claims", "Further claims of the user's token; null for none.");
                writer.Line($"public {scope.TypeName} {scope.MethodName}(global::System.Guid userId, {Claims}? claims = null) =>");
                writer.Line($"    new(_users.As({UserContext}.ForUser({Literal.OfNullable(scope.Role)}, userId, claims)));");
                break;

            case ScopeKind.Anonymous:
                writer.Summary($"Calls of somebody who has not signed in, as role <c>{role}</c>.");
                writer.Line($"public {scope.TypeName} {scope.MethodName}() =>");
                writer.Line($"    new(_users.As({UserContext}.ForRole({Literal.OfNullable(scope.Role)})));");
                break;

            case ScopeKind.Service:
                WriteServiceMethod(writer, context, scope, role);
                break;

            default:
                writer.Summary($"Calls as role <c>{role}</c>.");
                writer.Param("claims", "Claims that the policies read; null for none.");
                writer.Line($"public {scope.TypeName} {scope.MethodName}({Claims}? claims = null) =>");
                writer.Line($"    new(_users.As({UserContext}.ForRole({Literal.OfNullable(scope.Role)}, claims)));");
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

    private static void WriteServiceMethod(CodeWriter writer, DatabaseContext context, ScopeModel scope, string role)
    {
        writer.Summary($"Calls of the service, with the rights of role <c>{role}</c>: no policy holds, every row is there.");
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">The database was made without a data source for the service.</exception>");
        writer.Line($"public {scope.TypeName} {scope.MethodName}() =>");
        var message = $"{context.ClassName} was made without a data source for the service; give its constructor one whose login has the rights of role {scope.Role}";
        writer.Line("    new((_service ?? throw new global::System.InvalidOperationException(");
        writer.Line($"        {Literal.Of(message)})).Direct());");
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
