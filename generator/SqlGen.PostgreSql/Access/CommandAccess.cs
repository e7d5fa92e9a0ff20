using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Access;

/// <summary>What a role may do to a relation with one command: the policies that decide over its rows, and the columns where grants name some only.</summary>
public sealed record CommandAccess(AccessKind Kind, IReadOnlyList<Policy> Policies, IReadOnlyList<string> Columns)
{
    public static CommandAccess Of(RoleRights role, Relation relation, Privilege command, bool knowsGrants)
    {
        var isWhole = !knowsGrants || role.HoldsEverywhere(command) || role.Owns(relation) || role.Holds(relation.Grants, command);
        var columns = isWhole ? [] : relation.Columns.Where(c => role.Holds(relation.Grants, command, c.Name)).Select(static c => c.Name).ToList();
        if (!isWhole && columns.Count == 0)
        {
            return new CommandAccess(AccessKind.NoGrant, [], []);
        }

        // TRUNCATE asks no policy.
        if (command == Privilege.Truncate || !role.IsSubjectTo(relation))
        {
            return new CommandAccess(AccessKind.EveryRow, [], columns);
        }

        var policies = PolicyCheck.Applicable(role, relation, command);
        return new CommandAccess(PolicyCheck.MayPass(policies, command) ? AccessKind.PolicyRows : AccessKind.NoRow, policies, columns);
    }
}

public enum AccessKind
{
    /// <summary>No grant reaches the role.</summary>
    NoGrant,

    /// <summary>It is granted, and row level security lets no row through.</summary>
    NoRow,

    /// <summary>Policies decide, row by row.</summary>
    PolicyRows,

    EveryRow,
}
