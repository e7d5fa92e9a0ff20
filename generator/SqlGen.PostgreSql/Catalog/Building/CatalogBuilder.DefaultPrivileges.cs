using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// ALTER DEFAULT PRIVILEGES: what objects get that are created from then on.
public sealed partial class CatalogBuilder
{
    private readonly List<(string? Schema, ObjectKind Kind, bool IsGrant, PrivilegeSet Privileges, List<string> Roles)> _defaultPrivileges = [];

    private void AlterDefaultPrivileges(AlterDefaultPrivilegesStatement statement)
    {
        foreach (var schema in statement.InSchemas)
        {
            CheckSchema(schema.Name, schema.Range);
        }

        // FOR ROLE speaks of objects that this role will create; the files' own are created by whoever runs them.
        var roles = statement.Grantees.Select(RoleName).ToList();
        if (statement is { IsGrant: false, GrantOption: true } || !statement.ForRoles.All(IsCurrentRole))
        {
            return;
        }

        var schemas = statement.InSchemas.Count == 0 ? [null] : statement.InSchemas.Select(static s => (string?)s.Name).ToList();
        foreach (var schema in schemas)
        {
            _defaultPrivileges.Add((schema, statement.Objects, statement.IsGrant, statement.Privileges, roles));
        }
    }

    private bool IsCurrentRole(RoleSpecification role) =>
        role.Kind != RoleSpecificationKind.Named || role.Name == (_session.Role ?? "postgres") || (_session.Role is null && role.Name == "supabase_admin");

    private void ApplyDefaultPrivileges(CatalogObject created, List<Grant> grants)
    {
        var (kind, all) = created switch
        {
            Relation => (ObjectKind.Table, TablePrivileges),
            Sequence => (ObjectKind.Sequence, SequencePrivileges),
            _ => (ObjectKind.Function, (Privilege[])[Privilege.Execute]),
        };
        // A schema's defaults only add to the global ones: what they revoke is what they granted before.
        var ofSchema = new List<Grant>();
        foreach (var (schema, objects, isGrant, privileges, roles) in _defaultPrivileges)
        {
            if (objects == kind && (schema is null || schema == created.Schema))
            {
                ChangeGrants(schema is null ? grants : ofSchema, isGrant, privileges, roles, all, relation: null);
                _catalog.ObjectsWithKnownGrants.Add(created);
            }
        }

        grants.AddRange(ofSchema.Except(grants).ToList());
    }
}
