using System.Text;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>SET, RESET, SHOW, SET CONSTRAINTS, ALTER SYSTEM, and the SET clauses of functions, roles and databases.</summary>
public sealed partial class Parser
{
    /// <summary>SET [SESSION | LOCAL] …, SET CONSTRAINTS …</summary>
    private Statement ParseSet()
    {
        var start = Start;
        Expect(Keyword.Set);
        if (At(Keyword.Constraints) && !IsSettingSeparator(Peek(1)))
        {
            return ParseSetConstraints(start);
        }

        var scope = SettingScope.Unspecified;
        if (At(Keyword.Local) && !IsSettingSeparator(Peek(1)))
        {
            Advance();
            scope = SettingScope.Local;
        }
        else if (At(Keyword.Session) && !IsSettingSeparator(Peek(1)) && !IsSessionSetting())
        {
            Advance();
            scope = SettingScope.Session;
        }

        var setting = ParseSettingClause(allowTransaction: true);
        return new SetStatement(RangeFrom(start), scope, setting);
    }

    // SESSION may be the scope, or begin SESSION AUTHORIZATION or SESSION CHARACTERISTICS.
    private bool IsSessionSetting() =>
        Peek(1).Keyword == Keyword.Authorization || (Peek(1).Keyword == Keyword.Characteristics && Peek(2).Keyword == Keyword.As);

    /// <summary>What follows the name of a setting; where it follows one of the special words, that word is the name of a setting.</summary>
    private static bool IsSettingSeparator(in Token token) =>
        token.Kind is TokenKind.Equal or TokenKind.Dot || token.Keyword is Keyword.To or Keyword.From;

    /// <summary>SetResetClause: SET … or RESET … after ALTER ROLE and ALTER DATABASE</summary>
    private SettingClause ParseSetResetClause()
    {
        if (At(Keyword.Reset))
        {
            return ParseResetClause();
        }

        if (!Accept(Keyword.Set))
        {
            Fail("SET or RESET");
        }

        return ParseSettingClause(allowTransaction: true);
    }

    /// <summary>SET … of a function</summary>
    private SettingClause ParseFunctionSet()
    {
        Expect(Keyword.Set);
        return ParseSettingClause(allowTransaction: false);
    }

    /// <summary>set_rest, or set_rest_more where transaction modes are not allowed</summary>
    private SettingClause ParseSettingClause(bool allowTransaction)
    {
        var start = Start;
        if (IsSettingSeparator(Peek(1)))
        {
            return ParseGenericSetting(start, allowCurrent: true);
        }

        switch (Current.Keyword)
        {
            case Keyword.Transaction when Peek(1).Keyword == Keyword.Snapshot:
                Advance();
                Advance();
                ParseString();
                return new SettingClause(RangeFrom(start), SettingAction.Transaction, "transaction snapshot", []);
            case Keyword.Transaction when allowTransaction:
                Advance();
                ParseTransactionModes();
                return new SettingClause(RangeFrom(start), SettingAction.Transaction, "transaction", []);
            case Keyword.Session when allowTransaction && Peek(1).Keyword == Keyword.Characteristics:
                Advance();
                Advance();
                Expect(Keyword.As, Keyword.Transaction);
                ParseTransactionModes();
                return new SettingClause(RangeFrom(start), SettingAction.Transaction, "session characteristics", []);
            case Keyword.Session when Peek(1).Keyword == Keyword.Authorization:
                Advance();
                Advance();
                return Accept(Keyword.Default)
                    ? new SettingClause(RangeFrom(start), SettingAction.SetToDefault, "session_authorization", [])
                    : SettingOfName(start, "session_authorization");
            case Keyword.Time when Peek(1).Keyword == Keyword.Zone:
                Advance();
                Advance();
                return ParseTimeZone(start);
            case Keyword.Catalog:
                Advance();
                var catalog = ParseString();
                FailWith("current database cannot be changed", catalog.Range, "a new connection to the other database");
                return new SettingClause(RangeFrom(start), SettingAction.Set, "catalog", []);
            case Keyword.Schema:
                Advance();
                var schema = ParseString();
                return new SettingClause(RangeFrom(start), SettingAction.Set, "search_path", [new SettingValue(schema.Range, schema.Value, IsString: true)]);
            case Keyword.Names:
                return ParseSetNames(start);
            case Keyword.Role:
                Advance();
                return SettingOfName(start, "role");
            case Keyword.Xml when Peek(1).Keyword == Keyword.Option:
                return ParseXmlOption(start);
            default:
                return ParseGenericSetting(start, allowCurrent: true);
        }
    }

    /// <summary>name TO | = value, … | DEFAULT, or name FROM CURRENT</summary>
    private SettingClause ParseGenericSetting(int start, bool allowCurrent)
    {
        var name = ParseSettingName();
        if (allowCurrent && Accept(Keyword.From))
        {
            Expect(Keyword.Current);
            return new SettingClause(RangeFrom(start), SettingAction.FromCurrent, name, []);
        }

        if (!Accept(Keyword.To) && !Accept(TokenKind.Equal))
        {
            Fail("TO or \"=\"");
        }

        if (Accept(Keyword.Default))
        {
            return new SettingClause(RangeFrom(start), SettingAction.SetToDefault, name, []);
        }

        var values = ParseCommaList(ParseSettingValue);
        return new SettingClause(RangeFrom(start), SettingAction.Set, name, values);
    }

    /// <summary>var_name: ColId { '.' ColId }</summary>
    private string ParseSettingName()
    {
        var name = ParseColumnId().Name;
        if (!At(TokenKind.Dot))
        {
            return name;
        }

        var text = new StringBuilder(name);
        while (Accept(TokenKind.Dot))
        {
            text.Append('.').Append(ParseColumnId().Name);
        }

        return text.ToString();
    }

    private SettingValue ParseSettingValue()
    {
        if (AtBooleanOrString())
        {
            var word = ParseBooleanOrString();
            return new SettingValue(word.Range, word.Text, word.Kind == DefinitionValueKind.String);
        }

        var number = ParseNumber();
        return new SettingValue(number.Range, number.Text, IsString: false);
    }

    private ResetStatement ParseReset()
    {
        var start = Start;
        var setting = ParseResetClause();
        return new ResetStatement(RangeFrom(start), setting);
    }

    /// <summary>RESET name | ALL | TIME ZONE | TRANSACTION ISOLATION LEVEL | SESSION AUTHORIZATION</summary>
    private SettingClause ParseResetClause()
    {
        var start = Start;
        Expect(Keyword.Reset);
        if (Accept(Keyword.All))
        {
            return new SettingClause(RangeFrom(start), SettingAction.ResetAll, "all", []);
        }

        var name = ParseSpecialSettingName() ?? ParseSettingName();
        return new SettingClause(RangeFrom(start), SettingAction.Reset, name, []);
    }

    /// <summary>The settings that SHOW and RESET know by several words, or null.</summary>
    private string? ParseSpecialSettingName()
    {
        if (Accept(Keyword.Time, Keyword.Zone))
        {
            return "timezone";
        }

        if (Accept(Keyword.Session, Keyword.Authorization))
        {
            return "session_authorization";
        }

        if (!Accept(Keyword.Transaction, Keyword.Isolation))
        {
            return null;
        }

        Expect(Keyword.Level);
        return "transaction_isolation";
    }

    private ShowStatement ParseShow()
    {
        var start = Start;
        Expect(Keyword.Show);
        var name = Accept(Keyword.All) ? "all" : ParseSpecialSettingName() ?? ParseSettingName();
        return new ShowStatement(RangeFrom(start), name);
    }

    /// <summary>ALTER SYSTEM SET name = value | RESET name | ALL</summary>
    private AlterSystemStatement ParseAlterSystem(int start)
    {
        Expect(Keyword.System);
        var settingStart = Start;
        SettingClause setting;
        if (Accept(Keyword.Set))
        {
            setting = ParseGenericSetting(settingStart, allowCurrent: false);
        }
        else
        {
            Expect(Keyword.Reset);
            var name = Accept(Keyword.All) ? null : ParseSettingName();
            setting = new SettingClause(RangeFrom(settingStart), name is null ? SettingAction.ResetAll : SettingAction.Reset, name ?? "all", []);
        }

        return new AlterSystemStatement(RangeFrom(start), setting);
    }
}
