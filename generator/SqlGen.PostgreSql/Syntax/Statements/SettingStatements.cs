using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>
/// What follows SET or RESET. <paramref name="Name"/> is the setting's, lower case and dotted where it is; the special forms have the server's names:
/// <c>timezone</c>, <c>role</c>, <c>session_authorization</c>, <c>search_path</c> (SET SCHEMA), <c>client_encoding</c> (SET NAMES), <c>xmloption</c>.
/// </summary>
public sealed record SettingClause(TextRange Range, SettingAction Action, string Name, IReadOnlyList<SettingValue> Values) : SyntaxNode(Range);

public enum SettingAction
{
    Set,
    SetToDefault,
    FromCurrent,
    Reset,
    ResetAll,

    /// <summary>SET TRANSACTION and SESSION CHARACTERISTICS: the name is <c>transaction</c>, <c>session characteristics</c> or <c>transaction snapshot</c>.</summary>
    Transaction,
}

/// <summary>One value: a string's content, a word (lower case unless quoted), or a number as written.</summary>
public sealed record SettingValue(TextRange Range, string Text, bool IsString) : SyntaxNode(Range);

public sealed record SetStatement(TextRange Range, SettingScope Scope, SettingClause Setting) : Statement(Range);

public enum SettingScope
{
    Unspecified,
    Session,
    Local,
}

public sealed record ResetStatement(TextRange Range, SettingClause Setting) : Statement(Range);

/// <summary>SHOW; <c>all</c> for SHOW ALL.</summary>
public sealed record ShowStatement(TextRange Range, string Name) : Statement(Range);

/// <summary>ALTER SYSTEM SET or RESET.</summary>
public sealed record AlterSystemStatement(TextRange Range, SettingClause Setting) : Statement(Range);

/// <summary>SET CONSTRAINTS; no names for ALL.</summary>
public sealed record SetConstraintsStatement(TextRange Range, IReadOnlyList<QualifiedName> Names, bool Deferred) : Statement(Range);
