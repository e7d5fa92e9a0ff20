using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Access;

/// <summary>Whose rights a role has: its own, those of everybody, and those of the roles it inherits from.</summary>
public class RoleRights
{
    private const string ReadsAll = "pg_read_all_data";
    private const string WritesAll = "pg_write_all_data";

    private readonly DatabaseCatalog _catalog;
    private readonly HashSet<string> _roles;
    private readonly bool _isSuperuser;
    private readonly bool _bypasses;

    public RoleRights(DatabaseCatalog catalog, string roleName, bool bypassesRowSecurity)
    {
        _catalog = catalog;
        RoleName = roleName;
        _roles = new HashSet<string>(["public"], StringComparer.Ordinal);
        var waiting = new Stack<string>([RoleName]);
        while (waiting.Count > 0)
        {
            var name = waiting.Pop();
            if (_roles.Add(name) && catalog.Roles.Find(r => r.Name == name) is { } role)
            {
                role.InheritsFrom.ForEach(waiting.Push);
            }
        }

        _isSuperuser = catalog.Roles.Exists(r => r.Name == RoleName && r.IsSuperuser);
        _bypasses = bypassesRowSecurity;
    }

    public string RoleName { get; }

    /// <summary>Whether policies and grants to this role count for it.</summary>
    public bool Has(string role) => _roles.Contains(role);

    public bool IsSuperuser => _isSuperuser;

    /// <summary>Row security holds for it: not for roles that bypass it, nor for the owner, unless it is forced (rowsecurity.c: check_enable_rls).</summary>
    public bool IsSubjectTo(Relation relation) =>
        relation.RowSecurity && !_isSuperuser && !_bypasses && (relation.ForceRowSecurity || !Owns(relation));

    public bool Owns(Relation relation) => relation.Owner is { } owner && _roles.Contains(owner);

    /// <summary>Holds a privilege on a whole object, or, with a column, at least on it.</summary>
    public bool Holds(IEnumerable<Grant> grants, Privilege privilege, string? column = null) =>
        grants.Any(g => g.Privilege == privilege && (g.Column is null || g.Column == column) && _roles.Contains(g.Role));

    /// <summary>By a predefined role (acl.c: pg_class_aclmask_ext).</summary>
    public bool HoldsEverywhere(Privilege privilege) =>
        _isSuperuser || privilege switch
        {
            Privilege.Select => _roles.Contains(ReadsAll),
            Privilege.Insert or Privilege.Update or Privilege.Delete => _roles.Contains(WritesAll),
            _ => false,
        };

    /// <summary>May name what is in a schema: granted, owned, or by a predefined role (aclchk.c: pg_namespace_aclmask_ext); all may where the files grant nothing on it.</summary>
    public bool MayUse(string schema) =>
        _isSuperuser || _roles.Contains(ReadsAll) || _roles.Contains(WritesAll)
        || !_catalog.SchemaRights.TryGetValue(schema, out var rights) || !rights.AreKnown
        || (rights.Owner is { } owner && _roles.Contains(owner)) || Holds(rights.Grants, Privilege.Usage);

    /// <summary>May call nextval: USAGE or UPDATE (sequence.c: nextval_internal). Behind a serial column it belongs to the table's owner.</summary>
    public bool MayAdvance(Sequence sequence) =>
        _isSuperuser || _roles.Contains(WritesAll) || !_catalog.ObjectsWithKnownGrants.Contains(sequence) || sequence.Grants.Count == 0
        || Holds(sequence.Grants, Privilege.Usage) || Holds(sequence.Grants, Privilege.Update)
        || (sequence.OwnedBy is { } column && _catalog.FindRelation(column.Schema, column.Table) is { } relation && Owns(relation));

    public bool MayExecute(Function function) => _isSuperuser || Holds(function.Grants, Privilege.Execute);
}
