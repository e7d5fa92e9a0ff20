using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Access;

/// <summary>Who may do what to a relation: a row for each set of roles that may do the same, roles that may do nothing last.</summary>
public sealed class RelationAccess
{
    /// <summary>The commands that a row tells of, in this order.</summary>
    public static readonly IReadOnlyList<Privilege> Commands = [Privilege.Select, Privilege.Insert, Privilege.Update, Privilege.Delete, Privilege.Truncate];

    private const string Everybody = "public";

    private RelationAccess(Relation relation, bool knowsGrants, IReadOnlyList<RoleAccess> rows) => (Relation, KnowsGrants, Rows) = (relation, knowsGrants, rows);

    public Relation Relation { get; }

    /// <summary>False where the files grant nothing on it: what a row says then holds for whom somebody else granted the command to.</summary>
    public bool KnowsGrants { get; }

    public IReadOnlyList<RoleAccess> Rows { get; }

    /// <summary>Every relation of the files on which they grant something or guard rows.</summary>
    public static IReadOnlyList<RelationAccess> Read(DatabaseCatalog catalog) =>
        catalog.Relations.Where(r => r.RowSecurity || KnowsGrantsOf(r, catalog)).Select(r => Read(r, catalog)).ToList();

    private static RelationAccess Read(Relation relation, DatabaseCatalog catalog)
    {
        var knowsGrants = KnowsGrantsOf(relation, catalog);
        var rows = Roles(relation, catalog, knowsGrants)
            .Select(r => (r.RoleName, Access: Commands.Select(c => CommandAccess.Of(r, relation, c, knowsGrants)).ToList()))
            .GroupBy(static r => Key(r.Access), StringComparer.Ordinal)
            .Select(static g => new RoleAccess(g.Select(static r => r.RoleName).ToList(), g.First().Access))
            .OrderBy(static r => r.Commands.All(static c => c.Kind == AccessKind.NoGrant) ? 1 : 0);
        return new RelationAccess(relation, knowsGrants, rows.ToList());
    }

    // A REVOKE alone takes away what somebody else gave.
    private static bool KnowsGrantsOf(Relation relation, DatabaseCatalog catalog) => catalog.ObjectsWithKnownGrants.Contains(relation) && relation.Grants.Count > 0;

    private static IEnumerable<RoleRights> Roles(Relation relation, DatabaseCatalog catalog, bool knowsGrants)
    {
        var roles = catalog.Roles.Where(static r => r.Name is not (Everybody or "current_user" or "current_role" or "session_user"))
            .OrderBy(static r => r.Name, StringComparer.Ordinal)
            .Select(r => new RoleRights(catalog, r.Name, r.BypassRowSecurity ?? r.Name == "service_role"));
        return !knowsGrants || relation.Grants.Exists(static g => g.Role == Everybody) ? roles.Prepend(new RoleRights(catalog, Everybody, false)) : roles;
    }

    private static string Key(IEnumerable<CommandAccess> access) =>
        string.Join("\n", access.Select(static c => $"{c.Kind}\t{string.Join(",", c.Columns)}\t{string.Join("\t", c.Policies.Select(static p => p.Name))}"));
}

/// <summary>Roles that may do the same, and what, in the order of <see cref="RelationAccess.Commands"/>.</summary>
public sealed record RoleAccess(IReadOnlyList<string> Roles, IReadOnlyList<CommandAccess> Commands);
