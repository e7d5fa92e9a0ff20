using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Databases and tablespaces.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE DATABASE name [WITH] [option [=] value …]</summary>
    private UtilityStatement ParseCreateDatabase(int start)
    {
        Expect(Keyword.Database);
        ParseColumnId();
        Accept(Keyword.With);
        ParseDatabaseOptions();
        return new UtilityStatement(RangeFrom(start), UtilityKind.CreateDatabase);
    }

    private void ParseDatabaseOptions()
    {
        while (AcceptDatabaseOptionName())
        {
            Accept(TokenKind.Equal);
            if (Accept(Keyword.Default))
            {
                continue;
            }

            if (AtBooleanOrString())
            {
                ParseBooleanOrString();
            }
            else
            {
                ParseNumber();
            }
        }
    }

    private bool AcceptDatabaseOptionName()
    {
        if (Accept(Keyword.Connection))
        {
            Expect(Keyword.Limit);
            return true;
        }

        if (!IsIdentifier(Current) && Current.Keyword is not (Keyword.Encoding or Keyword.Location or Keyword.Owner or Keyword.Tablespace or Keyword.Template))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>ALTER DATABASE name options | SET TABLESPACE name | REFRESH COLLATION VERSION | SET … | RESET … | RENAME TO | OWNER TO</summary>
    private Statement ParseAlterDatabase(int start)
    {
        Expect(Keyword.Database);
        var target = ParsePlainObject(ObjectKind.Database);

        // OWNER TO belongs to all objects, OWNER = x to the options.
        if (At(Keyword.Rename) || At(Keyword.Owner, Keyword.To))
        {
            return ParseAlterObject(start, target, AlterForms.Rename | AlterForms.Owner);
        }

        if (Accept(Keyword.Refresh))
        {
            Expect(Keyword.Collation, Keyword.Version);
        }
        else if (At(Keyword.Set, Keyword.Tablespace) && !IsSettingSeparator(Peek(2)))
        {
            Advance();
            Advance();
            ParseColumnId();
        }
        else if (At(Keyword.Set) || At(Keyword.Reset))
        {
            ParseSetResetClause();
        }
        else
        {
            Accept(Keyword.With);
            ParseDatabaseOptions();
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.AlterDatabase);
    }

    /// <summary>DROP DATABASE [IF EXISTS] name [[WITH] (FORCE, …)]</summary>
    private UtilityStatement ParseDropDatabase(int start)
    {
        Expect(Keyword.Database);
        AcceptIfExists();
        ParseColumnId();
        if (Accept(Keyword.With) || At(TokenKind.LeftParenthesis))
        {
            ParseParenthesizedList(() => Expect(Keyword.Force));
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.DropDatabase);
    }

    /// <summary>CREATE TABLESPACE name [OWNER role] LOCATION 'directory' [WITH (…)]</summary>
    private UtilityStatement ParseCreateTablespace(int start)
    {
        Expect(Keyword.Tablespace);
        ParseColumnId();
        if (Accept(Keyword.Owner))
        {
            ParseRole();
        }

        Expect(Keyword.Location);
        ParseString();
        ParseOptionalWithParameters();
        return new UtilityStatement(RangeFrom(start), UtilityKind.CreateTablespace);
    }

    /// <summary>ALTER TABLESPACE name SET | RESET (…) | RENAME TO | OWNER TO</summary>
    private Statement ParseAlterTablespace(int start)
    {
        Expect(Keyword.Tablespace);
        var target = ParsePlainObject(ObjectKind.Tablespace);
        if (!Accept(Keyword.Set) && !Accept(Keyword.Reset))
        {
            return ParseAlterObject(start, target, AlterForms.Rename | AlterForms.Owner, "SET, RESET");
        }

        ParseStorageParameters();
        return new UtilityStatement(RangeFrom(start), UtilityKind.AlterTablespace);
    }
}
