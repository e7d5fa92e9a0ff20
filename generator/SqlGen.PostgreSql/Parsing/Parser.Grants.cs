using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>GRANT and REVOKE, of privileges and of roles.</summary>
public sealed partial class Parser
{
    /// <summary>GRANT privileges ON objects TO roles [WITH GRANT OPTION] [GRANTED BY role] | GRANT role, … TO role, … [WITH …]</summary>
    private Statement ParseGrant()
    {
        var start = Start;
        Expect(Keyword.Grant);
        var privileges = ParsePrivileges();
        return privileges.IsAll || At(Keyword.On) ? ParseGrantOn(start, privileges) : ParseGrantRole(start, privileges);
    }

    /// <summary>The one GRANT that CREATE SCHEMA takes: of privileges.</summary>
    private GrantStatement ParseSchemaGrant()
    {
        var start = Start;
        Expect(Keyword.Grant);
        var privileges = ParsePrivileges();
        return ParseGrantOn(start, privileges);
    }

    private GrantStatement ParseGrantOn(int start, PrivilegeSet privileges)
    {
        Expect(Keyword.On);
        var target = ParseGrantTarget();
        Expect(Keyword.To);
        var grantees = ParseGrantees();
        var grantOption = ParseWithGrantOption();
        var grantedBy = ParseGrantedBy();
        return new GrantStatement(RangeFrom(start), IsGrant: true, privileges, target, grantees) { GrantOption = grantOption, GrantedBy = grantedBy };
    }

    private GrantRoleStatement ParseGrantRole(int start, PrivilegeSet privileges)
    {
        if (!Accept(Keyword.To))
        {
            Fail("ON or TO");
        }

        var grantees = ParseRoleList();
        var options = Accept(Keyword.With) ? ParseCommaList(ParseGrantRoleOption) : [];
        var grantedBy = ParseGrantedBy();
        return new GrantRoleStatement(RangeFrom(start), IsGrant: true, privileges.Items, grantees) { Options = options, GrantedBy = grantedBy };
    }

    /// <summary>REVOKE [GRANT OPTION FOR] privileges ON objects FROM roles [GRANTED BY role] [CASCADE] | REVOKE [option OPTION FOR] role, … FROM role, …</summary>
    private Statement ParseRevoke()
    {
        var start = Start;
        Expect(Keyword.Revoke);
        var grantOption = Accept(Keyword.Grant);
        GrantRoleOption? roleOption = null;
        if (grantOption)
        {
            Expect(Keyword.Option, Keyword.For);
        }
        else if (IsColumnId(Current) && Peek(1).Keyword == Keyword.Option)
        {
            var name = ParseColumnId();
            Expect(Keyword.Option, Keyword.For);
            roleOption = new GrantRoleOption(name.Range, name, Value: false);
        }

        var privileges = roleOption is null ? ParsePrivileges() : ParsePrivilegeItems();
        if (roleOption is null && (grantOption || privileges.IsAll || At(Keyword.On)))
        {
            Expect(Keyword.On);
            var target = ParseGrantTarget();
            Expect(Keyword.From);
            var from = ParseGrantees();
            var by = ParseGrantedBy();
            var grantBehavior = ParseDropBehavior();
            return new GrantStatement(RangeFrom(start), IsGrant: false, privileges, target, from)
            {
                GrantOption = grantOption,
                GrantedBy = by,
                Behavior = grantBehavior,
            };
        }

        if (!Accept(Keyword.From))
        {
            Fail(roleOption is null ? "ON or FROM" : "FROM");
        }

        var roles = ParseRoleList();
        var grantedBy = ParseGrantedBy();
        var behavior = ParseDropBehavior();
        return new GrantRoleStatement(RangeFrom(start), IsGrant: false, privileges.Items, roles)
        {
            Options = roleOption is null ? [] : [roleOption],
            GrantedBy = grantedBy,
            Behavior = behavior,
        };
    }

    /// <summary>ALL [PRIVILEGES] [(columns)], or privileges one by one</summary>
    private PrivilegeSet ParsePrivileges()
    {
        var start = Start;
        if (!Accept(Keyword.All))
        {
            return ParsePrivilegeItems();
        }

        Accept(Keyword.Privileges);
        var columns = ParseOptionalColumnList();
        return new PrivilegeSet(RangeFrom(start), IsAll: true, columns, []);
    }

    private PrivilegeSet ParsePrivilegeItems()
    {
        var start = Start;
        var items = ParseCommaList(ParsePrivilege);
        return new PrivilegeSet(RangeFrom(start), IsAll: false, NoIdentifiers, items);
    }

    /// <summary>SELECT, REFERENCES, CREATE or any other word [(columns)], or ALTER SYSTEM</summary>
    private PrivilegeItem ParsePrivilege()
    {
        var start = Start;
        if (At(Keyword.Alter, Keyword.System))
        {
            Advance();
            Advance();
            return new PrivilegeItem(RangeFrom(start), "alter system", NoIdentifiers);
        }

        var name = Current.Keyword is Keyword.Select or Keyword.References or Keyword.Create ? ParseColumnLabel() : ParseColumnId();
        var columns = ParseOptionalColumnList();
        return new PrivilegeItem(RangeFrom(start), name.Name, columns);
    }

    /// <summary>GROUP before a role is noise.</summary>
    private IReadOnlyList<RoleSpecification> ParseGrantees() => ParseCommaList(ParseGrantee);

    private RoleSpecification ParseGrantee()
    {
        Accept(Keyword.Group);
        return ParseRole();
    }

    private bool ParseWithGrantOption()
    {
        if (!Accept(Keyword.With))
        {
            return false;
        }

        Expect(Keyword.Grant, Keyword.Option);
        return true;
    }

    private RoleSpecification? ParseGrantedBy()
    {
        if (!Accept(Keyword.Granted))
        {
            return null;
        }

        Expect(Keyword.By);
        return ParseRole();
    }

    /// <summary>name OPTION | TRUE | FALSE</summary>
    private GrantRoleOption ParseGrantRoleOption()
    {
        var start = Start;
        var name = ParseColumnLabel();
        var isFalse = Accept(Keyword.False);
        if (!isFalse && !Accept(Keyword.Option) && !Accept(Keyword.True))
        {
            Fail("OPTION, TRUE or FALSE");
        }

        return new GrantRoleOption(RangeFrom(start), name, !isFalse);
    }

    /// <summary>ALTER DEFAULT PRIVILEGES [IN SCHEMA …] [FOR ROLE …] GRANT … | REVOKE …</summary>
    private AlterDefaultPrivilegesStatement ParseAlterDefaultPrivileges(int start)
    {
        Expect(Keyword.Default, Keyword.Privileges);
        IReadOnlyList<RoleSpecification> forRoles = [];
        IReadOnlyList<Identifier> inSchemas = NoIdentifiers;
        while (At(Keyword.In) || At(Keyword.For))
        {
            if (Accept(Keyword.In))
            {
                Expect(Keyword.Schema);
                inSchemas = ParseCommaList(ParseColumnId);
            }
            else
            {
                Advance();
                if (!Accept(Keyword.Role) && !Accept(Keyword.User))
                {
                    Fail("ROLE or USER");
                }

                forRoles = ParseRoleList();
            }
        }

        var isGrant = Accept(Keyword.Grant);
        if (!isGrant && !Accept(Keyword.Revoke))
        {
            Fail("GRANT or REVOKE");
        }

        var grantOption = !isGrant && Accept(Keyword.Grant);
        if (grantOption)
        {
            Expect(Keyword.Option, Keyword.For);
        }

        var privileges = ParsePrivileges();
        Expect(Keyword.On);
        var objects = ParseDefaultPrivilegeTarget();
        Expect(isGrant ? Keyword.To : Keyword.From);
        var grantees = ParseGrantees();
        var behavior = DropBehavior.Restrict;
        if (isGrant)
        {
            grantOption = ParseWithGrantOption();
        }
        else
        {
            behavior = ParseDropBehavior();
        }

        return new AlterDefaultPrivilegesStatement(RangeFrom(start), isGrant, privileges, objects, grantees)
        {
            ForRoles = forRoles,
            InSchemas = inSchemas,
            GrantOption = grantOption,
            Behavior = behavior,
        };
    }

    private ObjectKind ParseDefaultPrivilegeTarget()
    {
        var kind = Current.Keyword switch
        {
            Keyword.Tables => ObjectKind.Table,
            Keyword.Functions or Keyword.Routines => ObjectKind.Function,
            Keyword.Sequences => ObjectKind.Sequence,
            Keyword.Types => ObjectKind.Type,
            Keyword.Schemas => ObjectKind.Schema,
            Keyword.Large when Is18 => ObjectKind.LargeObject,
            _ => ObjectKind.Column,
        };
        if (kind == ObjectKind.Column)
        {
            Fail(Is18 ? "TABLES, SEQUENCES, FUNCTIONS, ROUTINES, TYPES, SCHEMAS or LARGE OBJECTS" : "TABLES, SEQUENCES, FUNCTIONS, ROUTINES, TYPES or SCHEMAS");
        }

        Advance();
        if (kind == ObjectKind.LargeObject)
        {
            Expect(Keyword.Objects);
        }

        return kind;
    }
}
