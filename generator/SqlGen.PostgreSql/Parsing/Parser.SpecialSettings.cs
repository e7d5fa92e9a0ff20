using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Settings with a syntax of their own: ROLE, NAMES, XML OPTION, TIME ZONE, CONSTRAINTS.</summary>
public sealed partial class Parser
{
    private SettingClause SettingOfName(int start, string setting)
    {
        var isString = AtString();
        var value = ParseWordOrString();
        return new SettingClause(RangeFrom(start), SettingAction.Set, setting, [new SettingValue(value.Range, value.Name, isString)]);
    }

    /// <summary>NAMES ['encoding' | DEFAULT]</summary>
    private SettingClause ParseSetNames(int start)
    {
        Expect(Keyword.Names);
        if (!AtString())
        {
            Accept(Keyword.Default);
            return new SettingClause(RangeFrom(start), SettingAction.SetToDefault, "client_encoding", []);
        }

        var encoding = ParseString();
        return new SettingClause(RangeFrom(start), SettingAction.Set, "client_encoding", [new SettingValue(encoding.Range, encoding.Value, IsString: true)]);
    }

    /// <summary>XML OPTION DOCUMENT | CONTENT</summary>
    private SettingClause ParseXmlOption(int start)
    {
        Expect(Keyword.Xml, Keyword.Option);
        var word = Current;
        if (!Accept(Keyword.Document) && !Accept(Keyword.Content))
        {
            Fail("DOCUMENT or CONTENT");
        }

        var text = word.Keyword == Keyword.Document ? "document" : "content";
        return new SettingClause(RangeFrom(start), SettingAction.Set, "xmloption", [new SettingValue(word.Range, text, IsString: false)]);
    }

    /// <summary>A zone's name, an interval, a number of hours, DEFAULT or LOCAL</summary>
    private SettingClause ParseTimeZone(int start)
    {
        if (Accept(Keyword.Default) || Accept(Keyword.Local))
        {
            return new SettingClause(RangeFrom(start), SettingAction.SetToDefault, "timezone", []);
        }

        var valueStart = Start;
        string text;
        if (At(Keyword.Interval))
        {
            text = ParseTimeZoneInterval();
        }
        else if (AtString())
        {
            text = ParseString().Value;
        }
        else if (IsIdentifier(Current))
        {
            text = ParseColumnId().Name;
        }
        else
        {
            text = ParseNumber().Text;
        }

        return new SettingClause(RangeFrom(start), SettingAction.Set, "timezone", [new SettingValue(RangeFrom(valueStart), text, IsString: true)]);
    }

    /// <summary>INTERVAL 'text' [HOUR [TO MINUTE]] | INTERVAL (precision) 'text'</summary>
    private string ParseTimeZoneInterval()
    {
        Expect(Keyword.Interval);
        if (Accept(TokenKind.LeftParenthesis))
        {
            ParseWholeNumber();
            Expect(TokenKind.RightParenthesis);
            return ParseString().Value;
        }

        var text = ParseString().Value;
        var fieldsStart = Start;
        var fields = ParseIntervalFields(out _);
        if ((fields & ~(IntervalFields.Hour | IntervalFields.Minute)) != 0)
        {
            FailWith("time zone interval must be HOUR or HOUR TO MINUTE", RangeFrom(fieldsStart));
        }

        return text;
    }

    /// <summary>SET CONSTRAINTS ALL | name, … DEFERRED | IMMEDIATE</summary>
    private SetConstraintsStatement ParseSetConstraints(int start)
    {
        Expect(Keyword.Constraints);
        var names = Accept(Keyword.All) ? [] : ParseCommaList(ParseQualifiedName);
        var deferred = ParseDeferredOrImmediate();
        return new SetConstraintsStatement(RangeFrom(start), names, deferred);
    }
}
