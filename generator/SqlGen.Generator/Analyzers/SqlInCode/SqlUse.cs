using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SqlGen.Generator.Analyzers.SqlInCode;

/// <summary>A place where a string is handed over as SQL.</summary>
/// <param name="Sql">The string.</param>
/// <param name="Api">Who reads it.</param>
/// <param name="Parameters">The values that go with it; null where they can't be told.</param>
/// <param name="Call">What to look at for what the command is: a stored procedure's name is no SQL.</param>
public sealed record SqlUse(ExpressionSyntax Sql, SqlApi Api, SqlParameters? Parameters, SyntaxNode Call);

public enum SqlApi
{
    Npgsql,
    Dapper,

    /// <summary>SqlGen's own <c>Sql</c> on a scope, which knows no names of parameters.</summary>
    Scope,
}

/// <summary>The values of a call: by name, or by place where they have none.</summary>
/// <param name="Names">Without the sign before them, each with its place in C#.</param>
/// <param name="Positional">How many have no name.</param>
public sealed record SqlParameters(IReadOnlyList<(string Name, Location Place)> Names, int Positional)
{
    /// <summary>Where those without a name stand in C#; empty where that isn't told.</summary>
    public IReadOnlyList<Location> Places { get; init; } = [];
}
