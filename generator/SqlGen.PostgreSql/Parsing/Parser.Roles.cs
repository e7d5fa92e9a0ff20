using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Roles: where they are named, and CREATE and ALTER ROLE, USER, GROUP.</summary>
public sealed partial class Parser
{
    // Options that are no keywords: the grammar's action knows them by their text.
    private static readonly HashSet<string> RoleFlags = new(StringComparer.Ordinal)
    {
        "superuser", "nosuperuser", "createrole", "nocreaterole", "replication", "noreplication", "createdb", "nocreatedb",
        "login", "nologin", "bypassrls", "nobypassrls", "noinherit",
    };

    /// <summary>RoleSpec.</summary>
    private RoleSpecification ParseRole()
    {
        var kind = Current.Keyword switch
        {
            Keyword.CurrentRole => RoleSpecificationKind.CurrentRole,
            Keyword.CurrentUser => RoleSpecificationKind.CurrentUser,
            Keyword.SessionUser => RoleSpecificationKind.SessionUser,
            _ => RoleSpecificationKind.Named,
        };
        if (kind != RoleSpecificationKind.Named)
        {
            var word = ParseColumnLabel();
            return new RoleSpecification(word.Range, kind, word.Name);
        }

        var name = ParseNonReservedWord();
        if (name.Name == "none")
        {
            FailWith("role name \"none\" is reserved", name.Range);
        }

        return new RoleSpecification(name.Range, name.Name == "public" ? RoleSpecificationKind.Public : kind, name.Name);
    }

    /// <summary>RoleId: a role's own name, to be created or renamed.</summary>
    private RoleSpecification ParseRoleId() => CheckRoleId(ParseRole());

    private RoleSpecification CheckRoleId(RoleSpecification role)
    {
        if (role.Kind == RoleSpecificationKind.Public)
        {
            FailWith("role name \"public\" is reserved", role.Range);
        }
        else if (role.Kind != RoleSpecificationKind.Named)
        {
            FailWith($"{role.Name.ToUpperInvariant()} cannot be used as a role name here", role.Range);
        }

        return role;
    }

    private IReadOnlyList<RoleSpecification> ParseRoleList() => ParseCommaList(ParseRole);

    /// <summary>CREATE ROLE | USER | GROUP name [WITH] option …</summary>
    private CreateRoleStatement ParseCreateRole(int start)
    {
        var kind = Advance().Keyword switch
        {
            Keyword.User => RoleStatementKind.User,
            Keyword.Group => RoleStatementKind.Group,
            _ => RoleStatementKind.Role,
        };
        var role = ParseRoleId();
        Accept(Keyword.With);
        var options = ParseRoleOptions(isCreate: true);
        return new CreateRoleStatement(RangeFrom(start), kind, role, options);
    }

    private List<RoleOption> ParseRoleOptions(bool isCreate)
    {
        var options = new List<RoleOption>();
        while (ParseRoleOption(isCreate) is { } option)
        {
            options.Add(option);
        }

        return options;
    }

    /// <summary>One option, or null where none follows.</summary>
    private RoleOption? ParseRoleOption(bool isCreate)
    {
        var start = Start;
        switch (Current.Keyword)
        {
            case Keyword.Password:
                Advance();
                ParseStringOrNull();
                return new RoleOption(RangeFrom(start), "password");
            case Keyword.Encrypted:
                Advance();
                Expect(Keyword.Password);
                ParseString();
                return new RoleOption(RangeFrom(start), "password");
            case Keyword.Unencrypted:
                Advance();
                Expect(Keyword.Password);
                ParseString();
                FailWith("UNENCRYPTED PASSWORD is no longer supported", new TextRange(start, "UNENCRYPTED".Length),
                    "ENCRYPTED, or nothing: passwords are always stored encrypted");
                return null;
            case Keyword.Inherit:
                Advance();
                return new RoleOption(RangeFrom(start), "inherit");
            case Keyword.Connection:
                Advance();
                Expect(Keyword.Limit);
                ParseSignedInteger();
                return new RoleOption(RangeFrom(start), "connection limit");
            case Keyword.Valid:
                Advance();
                Expect(Keyword.Until);
                ParseString();
                return new RoleOption(RangeFrom(start), "valid until");
            case Keyword.User:
                Advance();
                return RoleListOption(start, "user");
            case Keyword.Sysid when isCreate:
                Advance();
                ParseWholeNumber();
                return new RoleOption(RangeFrom(start), "sysid");
            case Keyword.Admin when isCreate:
                Advance();
                return RoleListOption(start, "admin");
            case Keyword.Role when isCreate:
                Advance();
                return RoleListOption(start, "role");
            case Keyword.In when isCreate:
                Advance();
                if (!Accept(Keyword.Role) && !Accept(Keyword.Group))
                {
                    Fail("ROLE");
                }

                return RoleListOption(start, "in role");
        }

        if (!IsIdentifier(Current))
        {
            return null;
        }

        var name = ParseColumnId();
        if (!RoleFlags.Contains(name.Name))
        {
            FailWith($"unrecognized role option \"{name.Name}\"", name.Range);
        }

        return new RoleOption(name.Range, name.Name);
    }

    private RoleOption RoleListOption(int start, string name)
    {
        var roles = ParseRoleList();
        return new RoleOption(RangeFrom(start), name) { Roles = roles };
    }

    /// <summary>ALTER ROLE | USER name options | SET … | RENAME TO; ALL for settings only.</summary>
    private Statement ParseAlterRole(int start)
    {
        Advance();
        if (Accept(Keyword.All))
        {
            return ParseAlterRoleSetting(start, role: null);
        }

        var role = ParseRole();
        if (Accept(Keyword.Rename))
        {
            return ParseRenameRole(start, role);
        }

        if (At(Keyword.In) || At(Keyword.Set) || At(Keyword.Reset))
        {
            return ParseAlterRoleSetting(start, role);
        }

        Accept(Keyword.With);
        var options = ParseRoleOptions(isCreate: false);
        return new AlterRoleStatement(RangeFrom(start), role, options);
    }

    private AlterRoleSettingStatement ParseAlterRoleSetting(int start, RoleSpecification? role)
    {
        Identifier? database = null;
        if (Accept(Keyword.In))
        {
            Expect(Keyword.Database);
            database = ParseColumnId();
        }

        var setting = ParseSetResetClause();
        return new AlterRoleSettingStatement(RangeFrom(start), role, database, setting);
    }

    private RenameStatement ParseRenameRole(int start, RoleSpecification role)
    {
        CheckRoleId(role);
        Expect(Keyword.To);
        var name = ParseRoleId();
        var target = PlainObject(ObjectKind.Role, new Identifier(role.Range, role.Name));
        return new RenameStatement(RangeFrom(start), target, new Identifier(name.Range, name.Name));
    }

    /// <summary>ALTER GROUP name ADD | DROP USER role, … | RENAME TO name</summary>
    private Statement ParseAlterGroup(int start)
    {
        Expect(Keyword.Group);
        var group = ParseRole();
        if (Accept(Keyword.Rename))
        {
            return ParseRenameRole(start, group);
        }

        var add = Accept(Keyword.Add);
        if (!add && !Accept(Keyword.Drop))
        {
            Fail("ADD, DROP or RENAME");
        }

        Expect(Keyword.User);
        var members = ParseRoleList();
        return new AlterGroupStatement(RangeFrom(start), group, add, members);
    }

    /// <summary>DROP ROLE | USER | GROUP [IF EXISTS] role, …</summary>
    private DropRoleStatement ParseDropRole(int start)
    {
        Advance();
        var ifExists = AcceptIfExists();
        var roles = ParseRoleList();
        return new DropRoleStatement(RangeFrom(start), roles, ifExists);
    }
}
