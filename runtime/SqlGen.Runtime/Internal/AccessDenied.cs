using Npgsql;

namespace SqlGen.Internal;

/// <summary>Says who was refused what, and which policies decide.</summary>
internal static class AccessDenied
{
    /// <summary>Null for any other error.</summary>
    internal static SqlAccessDeniedException? Explain(Exception cause, string statementName, SqlSession session, NpgsqlConnection connection)
    {
        if (cause is not PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused)
            return null;
        var dot = statementName.IndexOf('.', StringComparison.Ordinal);
        var (relation, command) = dot < 0 ? (statementName, "") : (statementName[..dot], statementName[(dot + 1)..]);
        var role = session.Context?.Role ?? connection.UserName ?? "";
        var policies = PoliciesOf(session.Endpoint.Description, relation, role);
        var by = policies is null ? "" : $"; policies of {relation} for {role}: {policies}";
        return new($"{statementName} was refused to role \"{role}\": {refused.MessageText}{by}", refused)
        {
            Relation = relation,
            Command = command,
            Role = role,
            Policies = policies,
        };
    }

    private static string? PoliciesOf(DatabaseDescription description, string relation, string role)
    {
        foreach (var fact in description.Policies)
            if (fact.Relation == relation && fact.Role == role)
                return fact.Policies;
        return null;
    }
}
