using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>The policies that decide over a role's calls on a relation.</summary>
/// <param name="relation">The relation's name as statements have it.</param>
/// <param name="role">The role.</param>
/// <param name="policies">By command: <c>SELECT: notes_owner; INSERT: notes_owner</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlPolicyFact(string relation, string role, string policies)
{
    internal string Relation { get; } = relation;
    internal string Role { get; } = role;
    internal string Policies { get; } = policies;
}
