using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>CREATE FUNCTION or PROCEDURE. RETURNS TABLE columns are parameters of mode <see cref="ParameterMode.Table"/>.</summary>
public sealed record CreateFunctionStatement(TextRange Range, QualifiedName Name, IReadOnlyList<RoutineParameter> Parameters) : Statement(Range)
{
    public bool OrReplace { get; init; }

    public bool IsProcedure { get; init; }

    /// <summary>RETURNS type, SETOF included in it; null for RETURNS TABLE, for procedures, and where OUT parameters tell.</summary>
    public TypeName? Returns { get; init; }

    public bool ReturnsTable { get; init; }

    /// <summary>In the order written; the server refuses doubles only when it executes.</summary>
    public IReadOnlyList<FunctionOption> Options { get; init; } = [];

    /// <summary>RETURN expression or BEGIN ATOMIC.</summary>
    public RoutineBody? Body { get; init; }
}

/// <summary>ALTER FUNCTION, PROCEDURE or ROUTINE with options.</summary>
public sealed record AlterFunctionStatement(TextRange Range, RoutineReference Target, IReadOnlyList<FunctionOption> Options) : Statement(Range);

/// <summary>A body in SQL itself rather than in a string; its range is the body's text.</summary>
public abstract record RoutineBody(TextRange Range) : SyntaxNode(Range);

/// <summary>RETURN expression.</summary>
public sealed record ReturnBody(TextRange Range, Expression Value) : RoutineBody(Range);

/// <summary>BEGIN ATOMIC statements END. A RETURN among them is a <see cref="ReturnStatement"/>.</summary>
public sealed record AtomicBody(TextRange Range, IReadOnlyList<Statement> Statements) : RoutineBody(Range);

/// <summary>RETURN expression inside BEGIN ATOMIC.</summary>
public sealed record ReturnStatement(TextRange Range, Expression Value) : Statement(Range);
