using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Access;

/// <summary>How expressions read settings and claims.</summary>
internal static class ContextRead
{
    private const string Text = "text";
    private const string Claims = "request.jwt.claims";

    // What PostgreSQL, extensions and the claims themselves use; the runtime lets no context set them.
    private static readonly string[] Reserved = ["request.", "hnsw.", "ivfflat.", "plpgsql.", "pgaudit.", "auto_explain.", "pg_"];

    /// <summary>The setting that a call of <c>current_setting</c> reads, if a context may set it.</summary>
    public static ContextValue? Setting(FunctionCall call, string? type) =>
        SettingName(call) is { } name && IsOwn(name) ? new ContextValue(name, null, type ?? Text, !ToleratesAbsence(call)) : null;

    /// <summary>The claim that a chain of JSON operators reads from the token, or null; <c>sub</c> and <c>role</c> are the scope's own.</summary>
    public static ContextValue? Claim(Expression expression, string? type, Func<Expression, bool> isToken)
    {
        if (Operator(expression) is not { } access)
        {
            return null;
        }

        var path = new List<string>(access.Steps);
        var source = access.Source;
        while (Operator(source) is { IsText: false } next)
        {
            path.InsertRange(0, next.Steps);
            source = next.Source;
        }

        var name = string.Join(".", path);
        return path.Exists(static s => s.Length == 0 || s.Contains('.')) || name is "sub" or "role" || !isToken(source)
            ? null
            : new ContextValue(null, name, access.IsText ? type ?? Text : "jsonb", IsStrict: false);
    }

    /// <summary>The claims as a whole, by what PostgREST and Supabase call them.</summary>
    public static bool IsToken(FunctionCall call) => call.Name is { Schema: "auth", Name: "jwt" } || SettingName(call) == Claims;

    /// <summary>Supabase's own functions, which the shim makes: what they read is known by their names.</summary>
    public static bool IsSupabase(Catalog.Function function) => function is { Schema: "auth", Name: "uid" or "jwt" or "role" or "email" };

    /// <summary>The claim behind one of Supabase's short names.</summary>
    public static ContextValue? Known(FunctionCall call) => call.Name is { Schema: "auth", Name: "email" } ? new ContextValue(null, "email", Text, IsStrict: false) : null;

    private static string? SettingName(FunctionCall call) =>
        call is { Name: { Name: "current_setting", Schema: null or "pg_catalog" }, Arguments: [{ Value: var value }, ..] } && Literal(value) is { } name ? name.ToLowerInvariant() : null;

    private static bool ToleratesAbsence(FunctionCall call) => call.Arguments.Count > 1 && call.Arguments[1].Value is BooleanLiteral { Value: true };

    private static bool IsOwn(string name) =>
        name.Split('.') is { Length: > 1 } parts && parts.All(IsWord) && !Reserved.Any(r => name.StartsWith(r, StringComparison.Ordinal));

    private static bool IsWord(string part) => part.Length > 0 && part[0] is not (>= '0' and <= '9') && part.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    private static (Expression Source, IReadOnlyList<string> Steps, bool IsText)? Operator(Expression expression) => expression switch
    {
        BinaryExpression { Operator.Symbol: "->" or "->>" } b when Literal(b.Right) is { } key => (b.Left, [key], b.Operator.Symbol == "->>"),
        BinaryExpression { Operator.Symbol: "#>" or "#>>" } b when Literal(b.Right) is ['{', .., '}'] path =>
            (b.Left, path.Substring(1, path.Length - 2).Split(',').Select(static s => s.Trim().Trim('"')).ToList(), b.Operator.Symbol == "#>>"),
        SubscriptExpression s when Literal(s.Index) is { } key => (s.Operand, [key], false),
        _ => null,
    };

    private static string? Literal(Expression expression) => expression switch
    {
        StringLiteral s => s.Value,
        CastExpression { Operand: StringLiteral s } => s.Value,
        _ => null,
    };
}
