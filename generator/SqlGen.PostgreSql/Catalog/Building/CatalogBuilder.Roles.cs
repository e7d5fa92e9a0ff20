using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Roles. They belong to the cluster, not to the files: one that no file creates is taken on trust.
public sealed partial class CatalogBuilder
{
    internal const string PublicRole = "public";

    private string RoleName(RoleSpecification role)
    {
        var name = role.Kind switch
        {
            RoleSpecificationKind.Public => PublicRole,
            RoleSpecificationKind.Named => role.Name,
            _ => _session.Role ?? "postgres",
        };
        if (name != PublicRole)
        {
            FindOrAddRole(name);
        }

        return name;
    }

    private Role FindOrAddRole(string name)
    {
        if (_catalog.Roles.Find(r => r.Name == name) is { } role)
        {
            return role;
        }

        var added = new Role { Name = name };
        _catalog.Roles.Add(added);
        return added;
    }

    private void CreateRole(CreateRoleStatement statement)
    {
        if (_catalog.Roles.Find(r => r.Name == statement.Role.Name) is { IsCreated: true })
        {
            Report(SqlRules.DuplicateObject, statement.Role.Range, $"role \"{statement.Role.Name}\" already exists; create it once");
            return;
        }

        var role = FindOrAddRole(statement.Role.Name);
        role.IsCreated = true;
        role.CanLogin = statement.Kind == RoleStatementKind.User;
        role.BypassRowSecurity = false;
        SetRoleOptions(role, statement.Options);
    }

    private void AlterRole(AlterRoleStatement statement)
    {
        if (statement.Role.Kind == RoleSpecificationKind.Named)
        {
            SetRoleOptions(FindOrAddRole(statement.Role.Name), statement.Options);
        }
    }

    private static void SetRoleOptions(Role role, IReadOnlyList<RoleOption> options)
    {
        foreach (var option in options)
        {
            switch (option.Name)
            {
                case "login": role.CanLogin = true; break;
                case "nologin": role.CanLogin = false; break;
                case "superuser": (role.IsSuperuser, role.BypassRowSecurity) = (true, true); break;
                case "nosuperuser": role.IsSuperuser = false; break;
                case "inherit": role.Inherits = true; break;
                case "noinherit": role.Inherits = false; break;
                case "bypassrls": role.BypassRowSecurity = true; break;
                case "nobypassrls": role.BypassRowSecurity = false; break;
            }
        }
    }

    private void GrantRole(GrantRoleStatement statement)
    {
        var inherit = statement.Options.LastOrDefault(static o => o.Name.Name == "inherit");
        foreach (var grantee in statement.Grantees.Select(RoleName).Where(static g => g != PublicRole).Select(FindOrAddRole))
        {
            foreach (var granted in statement.Roles.Select(r => FindOrAddRole(r.Name)))
            {
                if (!statement.IsGrant)
                {
                    // REVOKE INHERIT OPTION FOR takes the same away as the whole membership; ADMIN or SET OPTION FOR leave it.
                    if (statement.Options.Count == 0 || inherit is not null)
                    {
                        grantee.InheritsFrom.Remove(granted.Name);
                    }
                }
                else if (inherit?.Value ?? grantee.Inherits)
                {
                    grantee.InheritsFrom.Add(granted.Name);
                }
                else
                {
                    grantee.InheritsFrom.Remove(granted.Name);
                }
            }
        }
    }

    private void DropRole(DropRoleStatement statement)
    {
        foreach (var role in statement.Roles)
        {
            _catalog.Roles.RemoveAll(r => r.Name == role.Name);
        }
    }
}
