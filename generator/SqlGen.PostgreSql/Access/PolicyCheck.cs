using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Access;

/// <summary>Which policies decide over a command of a role, and whether they can let any row through.</summary>
public static class PolicyCheck
{
    /// <summary>The policies that apply, permissive ones first; row security adds nothing where there are none, and then no row passes.</summary>
    public static IReadOnlyList<Policy> Applicable(RoleRights role, Relation relation, Privilege command) =>
    [
        .. relation.Policies.Where(p => IsFor(p, command) && p.Roles.Exists(role.Has)).OrderBy(static p => p.Permissive ? 0 : 1),
    ];

    /// <summary>Some permissive policy may let a row through, and no restrictive one never does.</summary>
    public static bool MayPass(IReadOnlyList<Policy> policies, Privilege command) =>
        policies.Any(p => p.Permissive && !IsNever(p, command)) && !policies.Any(p => !p.Permissive && IsNever(p, command));

    /// <summary>Whether a row that passes the one set of policies surely passes the other too, as far as their texts say it: the same conditions, or more of them.</summary>
    public static bool Includes(IReadOnlyList<Policy> wide, IReadOnlyList<Policy> narrow) =>
        narrow.Where(static p => p.Permissive && p.Using is not null).All(n => wide.Any(w => w.Permissive && IsSame(w, n)))
        && wide.Where(static p => !p.Permissive && p.Using is not null).All(w => narrow.Any(n => !n.Permissive && IsSame(w, n)));

    private static bool IsSame(Policy one, Policy other) => one == other || (one.Using is { } condition && other.Using is { } same && Words(condition) == Words(same));

    private static string Words(string condition) => string.Join(" ", condition.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static bool IsFor(Policy policy, Privilege command) => policy.Command switch
    {
        PolicyCommand.All => true,
        PolicyCommand.Select => command == Privilege.Select,
        PolicyCommand.Insert => command == Privilege.Insert,
        PolicyCommand.Update => command == Privilege.Update,
        _ => command == Privilege.Delete,
    };

    // "using (false)" is how one writes down that nobody may.
    private static bool IsNever(Policy policy, Privilege command) => command switch
    {
        Privilege.Insert => IsFalse(policy.WithCheck ?? policy.Using),
        Privilege.Update => IsFalse(policy.Using) || IsFalse(policy.WithCheck),
        _ => IsFalse(policy.Using),
    };

    private static bool IsFalse(string? condition) =>
        condition is not null && string.Equals(condition.Trim(' ', '(', ')', '\n', '\r', '\t'), "false", StringComparison.OrdinalIgnoreCase);
}
