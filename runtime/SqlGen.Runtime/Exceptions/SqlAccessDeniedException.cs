using Npgsql;

namespace SqlGen;

/// <summary>PostgreSQL refused a call because its role may not do that, or not with this row (SQLSTATE 42501). Holds no value of the call.</summary>
public sealed class SqlAccessDeniedException : SqlGenException
{
    internal SqlAccessDeniedException(string message, PostgresException innerException) : base(message, innerException)
    {
    }

    /// <summary>The relation or function that was called: <c>ai_usage</c>.</summary>
    public required string Relation { get; init; }

    /// <summary>What was called on it: <c>insert</c>; empty for a function.</summary>
    public required string Command { get; init; }

    /// <summary>The role the call ran as.</summary>
    public required string Role { get; init; }

    /// <summary>The policies that decide over the role's calls on the relation, by command, as the schema files have them; null where none does.</summary>
    public string? Policies { get; init; }
}
