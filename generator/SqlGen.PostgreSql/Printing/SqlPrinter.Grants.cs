using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

public sealed partial class SqlPrinter
{
    private void Grant(GrantStatement grant)
    {
        Write(grant.IsGrant ? "grant " : grant.GrantOption ? "revoke grant option for " : "revoke ");
        Privileges(grant.Privileges);
        Write(" on ");
        Target(grant.Target);
        Write(grant.IsGrant ? " to " : " from ");
        List(grant.Grantees, Role);
        WriteIf(grant.IsGrant && grant.GrantOption, " with grant option");
        Optional(" granted by ", grant.GrantedBy, Role);
        Behavior(grant.Behavior);
    }

    private void Privileges(PrivilegeSet privileges)
    {
        if (privileges.IsAll)
        {
            Write("all");
            OptionalParenthesized(privileges.AllColumns, Identifier);
            return;
        }

        List(privileges.Items, Privilege);
    }

    private void Privilege(PrivilegeItem item)
    {
        // In GRANT role TO role it is a role's name, which may be quoted.
        if (item.Columns.Count == 0)
        {
            Source(item.Range);
            return;
        }

        Write(item.Name);
        OptionalParenthesized(item.Columns, Identifier);
    }

    private void Target(GrantTarget target)
    {
        if (target.AllInSchema)
        {
            Write($"all {Word(target.Kind)}s in schema ");
        }
        else
        {
            Write(target.Kind switch { ObjectKind.Server => "foreign server ", var kind => Word(kind) + " " });
        }

        List(target.Objects, Reference);
    }

    private void GrantRole(GrantRoleStatement grant)
    {
        Write(grant.IsGrant ? "grant " : "revoke ");
        if (!grant.IsGrant)
        {
            List(grant.Options, o =>
            {
                Identifier(o.Name);
                Write(" option for ");
            });
        }

        List(grant.Roles, Privilege);
        Write(grant.IsGrant ? " to " : " from ");
        List(grant.Grantees, Role);
        if (grant.IsGrant && grant.Options.Count > 0)
        {
            Write(" with ");
            List(grant.Options, o =>
            {
                Identifier(o.Name);
                Write(o.Value ? " true" : " false");
            });
        }

        Optional(" granted by ", grant.GrantedBy, Role);
        Behavior(grant.Behavior);
    }

    private void DefaultPrivileges(AlterDefaultPrivilegesStatement alter)
    {
        Write("alter default privileges");
        InOrder(
            (alter.InSchemas.FirstOrDefault(), () =>
            {
                Write(" in schema ");
                List(alter.InSchemas, Identifier);
            }),
            (alter.ForRoles.FirstOrDefault(), () =>
            {
                Write(" for role ");
                List(alter.ForRoles, Role);
            }));

        Write(alter.IsGrant ? " grant " : alter.GrantOption ? " revoke grant option for " : " revoke ");
        Privileges(alter.Privileges);
        Write($" on {Word(alter.Objects)}s{(alter.IsGrant ? " to " : " from ")}");
        List(alter.Grantees, Role);
        WriteIf(alter.IsGrant && alter.GrantOption, " with grant option");
        Behavior(alter.Behavior);
    }
}
