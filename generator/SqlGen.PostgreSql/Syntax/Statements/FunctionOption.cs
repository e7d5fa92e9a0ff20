using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>One option of a function.</summary>
public abstract record FunctionOption(TextRange Range) : SyntaxNode(Range);

/// <summary>AS 'source', or AS 'object file', 'symbol' for C.</summary>
public sealed record FunctionSource(TextRange Range, SqlString Source, SqlString? Symbol) : FunctionOption(Range);

public sealed record FunctionLanguage(TextRange Range, Identifier Language) : FunctionOption(Range);

public sealed record FunctionVolatility(TextRange Range, VolatilityWord Word) : FunctionOption(Range);

public enum VolatilityWord
{
    Volatile,
    Stable,
    Immutable,
}

/// <summary>STRICT and RETURNS NULL ON NULL INPUT, or CALLED ON NULL INPUT.</summary>
public sealed record FunctionStrictness(TextRange Range, bool Strict) : FunctionOption(Range);

/// <summary>SECURITY DEFINER or INVOKER.</summary>
public sealed record FunctionSecurity(TextRange Range, bool Definer) : FunctionOption(Range);

public sealed record FunctionLeakproof(TextRange Range, bool Leakproof) : FunctionOption(Range);

public sealed record FunctionWindow(TextRange Range) : FunctionOption(Range);

/// <summary>PARALLEL word; the server knows <c>safe</c>, <c>restricted</c> and <c>unsafe</c>.</summary>
public sealed record FunctionParallel(TextRange Range, Identifier Word) : FunctionOption(Range);

public sealed record FunctionCost(TextRange Range, SqlNumber Cost) : FunctionOption(Range);

public sealed record FunctionRows(TextRange Range, SqlNumber Rows) : FunctionOption(Range);

public sealed record FunctionSupport(TextRange Range, QualifiedName Function) : FunctionOption(Range);

public sealed record FunctionTransforms(TextRange Range, IReadOnlyList<TypeName> Types) : FunctionOption(Range);

/// <summary>SET setting or RESET setting.</summary>
public sealed record FunctionSetting(TextRange Range, SettingClause Setting) : FunctionOption(Range);
