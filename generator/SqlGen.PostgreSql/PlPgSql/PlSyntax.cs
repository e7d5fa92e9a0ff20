using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>SQL inside a body: its tokens, closed by an end token; an expression stands after a SELECT that is not in the text.</summary>
internal sealed record SqlFragment(TextRange Range, Token[] Tokens);

/// <summary>A statement of PL/pgSQL.</summary>
internal abstract record PlStatement(TextRange Range);

internal sealed record PlBlock(
    TextRange Range, string? Label, IReadOnlyList<PlDeclaration> Declarations, IReadOnlyList<PlStatement> Body, IReadOnlyList<PlHandler> Handlers)
    : PlStatement(Range);

/// <summary>A variable, with what it starts as; or a cursor, with its query.</summary>
internal sealed record PlDeclaration(string Name, SqlFragment? Value, bool IsCursor);

/// <summary>EXCEPTION WHEN: names of conditions, or SQLSTATEs.</summary>
internal sealed record PlHandler(IReadOnlyList<string> Conditions, IReadOnlyList<PlStatement> Body);

/// <summary>IF, or CASE, which is the same.</summary>
internal sealed record PlIf(TextRange Range, IReadOnlyList<PlBranch> Branches, IReadOnlyList<PlStatement> Else) : PlStatement(Range);

internal sealed record PlBranch(SqlFragment Condition, IReadOnlyList<PlStatement> Body);

internal enum PlLoopKind
{
    Forever,
    While,
    Range,
    Query,
    Cursor,
    Dynamic,
    Array,
}

/// <summary>A loop; <paramref name="Source"/> is its condition, lower bound, query, cursor's name or array.</summary>
internal sealed record PlLoop(
    TextRange Range, string? Label, PlLoopKind Kind, IReadOnlyList<string> Targets, SqlFragment? Source, SqlFragment? Upper, IReadOnlyList<PlStatement> Body)
    : PlStatement(Range);

/// <summary>EXIT or CONTINUE.</summary>
internal sealed record PlJump(TextRange Range, bool IsExit, string? Label, SqlFragment? Condition) : PlStatement(Range);

internal sealed record PlReturn(TextRange Range) : PlStatement(Range);

/// <summary>RAISE at the level of an exception; without a condition, the one being handled again.</summary>
internal sealed record PlRaise(TextRange Range, bool IsAgain) : PlStatement(Range);

internal sealed record PlAssign(TextRange Range, string Target, SqlFragment Value) : PlStatement(Range);

/// <summary>A SQL statement or PERFORM, without its INTO.</summary>
internal sealed record PlSql(TextRange Range, SqlFragment Sql, IReadOnlyList<string> Into) : PlStatement(Range);

/// <summary>EXECUTE.</summary>
internal sealed record PlExecute(TextRange Range, SqlFragment Text, IReadOnlyList<string> Into) : PlStatement(Range);

/// <summary>Anything that changes no more than variables, which are then unknown.</summary>
internal sealed record PlOther(TextRange Range, IReadOnlyList<string> Targets) : PlStatement(Range);
