using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Foreign data wrappers, servers, user mappings, and the import of foreign schemas.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE FOREIGN DATA WRAPPER name [HANDLER …] [VALIDATOR …] [OPTIONS (…)]</summary>
    private ForeignDataStatement ParseCreateForeignDataWrapper(int start)
    {
        Expect(Keyword.Foreign);
        if (!Accept(Keyword.Data))
        {
            Fail("TABLE or DATA WRAPPER");
        }

        Expect(Keyword.Wrapper);
        var target = ParsePlainObject(ObjectKind.ForeignDataWrapper);
        ParseWrapperFunctions();
        var options = ParseOptionalForeignOptions();
        return new ForeignDataStatement(RangeFrom(start), IsCreate: true, target, options);
    }

    /// <summary>{ [NO] HANDLER | VALIDATOR … }; whether there was any</summary>
    private bool ParseWrapperFunctions()
    {
        var any = false;
        while (At(Keyword.Handler) || At(Keyword.Validator) || At(Keyword.No))
        {
            any = true;
            if (Accept(Keyword.No))
            {
                if (!Accept(Keyword.Handler) && !Accept(Keyword.Validator))
                {
                    Fail("HANDLER or VALIDATOR");
                }
            }
            else
            {
                Advance();
                ParseAnyName();
            }
        }

        return any;
    }

    /// <summary>ALTER FOREIGN DATA WRAPPER name functions and options | RENAME TO | OWNER TO</summary>
    private Statement ParseAlterForeignDataWrapper(int start)
    {
        Expect(Keyword.Foreign);
        if (!Accept(Keyword.Data))
        {
            Fail("TABLE or DATA WRAPPER");
        }

        Expect(Keyword.Wrapper);
        var target = ParsePlainObject(ObjectKind.ForeignDataWrapper);
        var hasFunctions = ParseWrapperFunctions();
        if (!hasFunctions && !At(Keyword.Options))
        {
            return ParseAlterObject(start, target, AlterForms.Rename | AlterForms.Owner, "HANDLER, VALIDATOR, OPTIONS");
        }

        var options = At(Keyword.Options) ? ParseAlterForeignOptions() : [];
        return new ForeignDataStatement(RangeFrom(start), IsCreate: false, target, options);
    }

    /// <summary>CREATE SERVER [IF NOT EXISTS] name [TYPE 'type'] [VERSION 'version'] FOREIGN DATA WRAPPER name [OPTIONS (…)]</summary>
    private ForeignDataStatement ParseCreateServer(int start)
    {
        Expect(Keyword.Server);
        var ifNotExists = AcceptIfNotExists();
        var target = ParsePlainObject(ObjectKind.Server);
        if (Accept(Keyword.Type))
        {
            ParseString();
        }

        ParseOptionalServerVersion();
        Expect(Keyword.Foreign, Keyword.Data);
        Expect(Keyword.Wrapper);
        var wrapper = ParseColumnId();
        var options = ParseOptionalForeignOptions();
        return new ForeignDataStatement(RangeFrom(start), IsCreate: true, target, options) { IfNotExists = ifNotExists, Wrapper = wrapper };
    }

    private bool ParseOptionalServerVersion()
    {
        if (!Accept(Keyword.Version))
        {
            return false;
        }

        ParseStringOrNull();
        return true;
    }

    /// <summary>ALTER SERVER name [VERSION 'version'] [OPTIONS (…)] | RENAME TO | OWNER TO</summary>
    private Statement ParseAlterServer(int start)
    {
        Expect(Keyword.Server);
        var target = ParsePlainObject(ObjectKind.Server);
        var hasVersion = ParseOptionalServerVersion();
        if (!hasVersion && !At(Keyword.Options))
        {
            return ParseAlterObject(start, target, AlterForms.Rename | AlterForms.Owner, "VERSION, OPTIONS");
        }

        var options = At(Keyword.Options) ? ParseAlterForeignOptions() : [];
        return new ForeignDataStatement(RangeFrom(start), IsCreate: false, target, options);
    }

    /// <summary>CREATE USER MAPPING [IF NOT EXISTS] FOR user SERVER name [OPTIONS (…)]</summary>
    private ForeignDataStatement ParseCreateUserMapping(int start)
    {
        Expect(Keyword.User, Keyword.Mapping);
        var ifNotExists = Accept(Keyword.If);
        if (ifNotExists)
        {
            Expect(Keyword.Not, Keyword.Exists);
        }

        var target = ParseUserMapping();
        var options = ParseOptionalForeignOptions();
        return new ForeignDataStatement(RangeFrom(start), IsCreate: true, target, options) { IfNotExists = ifNotExists };
    }

    /// <summary>FOR role | USER SERVER name</summary>
    private UserMappingReference ParseUserMapping()
    {
        var start = Start;
        Expect(Keyword.For);
        var role = Accept(Keyword.User) ? null : ParseRole();
        Expect(Keyword.Server);
        var server = ParseColumnId();
        return new UserMappingReference(RangeFrom(start), role, server);
    }

    /// <summary>ALTER USER MAPPING FOR user SERVER name OPTIONS (…)</summary>
    private ForeignDataStatement ParseAlterUserMapping(int start)
    {
        Expect(Keyword.User, Keyword.Mapping);
        var target = ParseUserMapping();
        var options = ParseAlterForeignOptions();
        return new ForeignDataStatement(RangeFrom(start), IsCreate: false, target, options);
    }

    /// <summary>DROP USER MAPPING [IF EXISTS] FOR user SERVER name</summary>
    private DropStatement ParseDropUserMapping(int start)
    {
        Expect(Keyword.User, Keyword.Mapping);
        var ifExists = AcceptOnlyIfExists();
        var target = ParseUserMapping();
        return new DropStatement(RangeFrom(start), ObjectKind.UserMapping, [target]) { IfExists = ifExists };
    }

    /// <summary>IMPORT FOREIGN SCHEMA name [LIMIT TO | EXCEPT (table, …)] FROM SERVER name INTO name [OPTIONS (…)]</summary>
    private ImportForeignSchemaStatement ParseImportForeignSchema()
    {
        var start = Start;
        Expect(Keyword.Import);
        Expect(Keyword.Foreign, Keyword.Schema);
        var remote = ParseColumnId();
        var qualification = ImportQualification.None;
        if (Accept(Keyword.Limit))
        {
            Expect(Keyword.To);
            qualification = ImportQualification.LimitTo;
        }
        else if (Accept(Keyword.Except))
        {
            qualification = ImportQualification.Except;
        }

        var tables = qualification == ImportQualification.None ? [] : ParseParenthesizedList(ParseRelation);
        Expect(Keyword.From, Keyword.Server);
        var server = ParseColumnId();
        Expect(Keyword.Into);
        var local = ParseColumnId();
        var options = ParseOptionalForeignOptions();
        return new ImportForeignSchemaStatement(RangeFrom(start), remote, server, local)
        {
            Qualification = qualification,
            Tables = tables,
            Options = options,
        };
    }
}
