using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>The XML functions; null if there is none here.</summary>
    private Expression? ParseXmlFunction()
    {
        var start = Start;
        switch (Current.Keyword)
        {
            case Keyword.Xmlconcat:
                Advance();
                var items = ParseParenthesizedExpressions();
                return new XmlConcatExpression(RangeFrom(start), items);
            case Keyword.Xmlelement:
                return ParseXmlElement();
            case Keyword.Xmlexists:
                return ParseXmlExists();
            case Keyword.Xmlforest:
                Advance();
                var attributes = ParseParenthesizedList(ParseXmlAttribute);
                return new XmlForestExpression(RangeFrom(start), attributes);
            case Keyword.Xmlparse:
                return ParseXmlParse();
            case Keyword.Xmlpi:
                return ParseXmlInstruction();
            case Keyword.Xmlroot:
                return ParseXmlRoot();
            case Keyword.Xmlserialize:
                return ParseXmlSerialize();
            default:
                return null;
        }
    }

    private XmlElementExpression ParseXmlElement()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        Expect(Keyword.Name);
        var name = ParseColumnLabel();
        IReadOnlyList<XmlAttribute> attributes = ImmutableArray<XmlAttribute>.Empty;
        var content = NoExpressions;
        if (Accept(TokenKind.Comma))
        {
            if (At(Keyword.Xmlattributes) && Peek(1).Kind == TokenKind.LeftParenthesis)
            {
                Advance();
                attributes = ParseParenthesizedList(ParseXmlAttribute);
                content = Accept(TokenKind.Comma) ? ParseExpressionList() : content;
            }
            else
            {
                content = ParseExpressionList();
            }
        }

        Expect(TokenKind.RightParenthesis);
        return new XmlElementExpression(RangeFrom(start), name, attributes, content);
    }

    private XmlAttribute ParseXmlAttribute()
    {
        var value = ParseExpression();
        var name = Accept(Keyword.As) ? ParseColumnLabel() : null;
        return new XmlAttribute(RangeFrom(value.Range.Start), value, name);
    }

    private FunctionCall ParseXmlExists()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var path = ParsePrimaryExpression();
        var document = ParseXmlArgument();
        return FinishSqlFunction(start, "xmlexists", path, document);
    }

    /// <summary>xmlexists_argument: PASSING, with BY REF or BY VALUE before or after; they mean nothing.</summary>
    private Expression ParseXmlArgument()
    {
        Expect(Keyword.Passing);
        if (At(Keyword.By, Keyword.Ref) || At(Keyword.By, Keyword.Value))
        {
            // Else "by" is the document's name, or that of its type.
            AcceptPassingMechanism();
        }

        var document = ParsePrimaryExpression();
        AcceptPassingMechanism();
        return document;
    }

    private void AcceptPassingMechanism()
    {
        if (Accept(Keyword.By) && !Accept(Keyword.Ref) && !Accept(Keyword.Value))
        {
            Fail("REF or VALUE");
        }
    }

    private bool ParseDocumentOrContent()
    {
        if (!At(Keyword.Document) && !At(Keyword.Content))
        {
            Fail("DOCUMENT or CONTENT");
        }

        return Advance().Keyword == Keyword.Document;
    }

    private XmlParseExpression ParseXmlParse()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var isDocument = ParseDocumentOrContent();
        var text = ParseExpression();
        var preserves = Accept(Keyword.Preserve);
        if (preserves || Accept(Keyword.Strip))
        {
            Expect(Keyword.Whitespace);
        }

        Expect(TokenKind.RightParenthesis);
        return new XmlParseExpression(RangeFrom(start), isDocument, text, preserves);
    }

    private XmlInstructionExpression ParseXmlInstruction()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        Expect(Keyword.Name);
        var name = ParseColumnLabel();
        var content = Accept(TokenKind.Comma) ? ParseExpression() : null;
        Expect(TokenKind.RightParenthesis);
        return new XmlInstructionExpression(RangeFrom(start), name, content);
    }

    private XmlRootExpression ParseXmlRoot()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var xml = ParseExpression();
        Expect(TokenKind.Comma);
        Expect(Keyword.Version);
        var version = Accept(Keyword.No, Keyword.Value) ? null : ParseExpression();
        bool? standalone = null;
        var hasNoStandalone = false;
        if (Accept(TokenKind.Comma))
        {
            Expect(Keyword.Standalone);
            if (Accept(Keyword.Yes))
            {
                standalone = true;
            }
            else
            {
                Expect(Keyword.No);
                hasNoStandalone = Accept(Keyword.Value);
                standalone = hasNoStandalone ? null : false;
            }
        }

        Expect(TokenKind.RightParenthesis);
        return new XmlRootExpression(RangeFrom(start), xml, version, standalone, hasNoStandalone);
    }

    private XmlSerializeExpression ParseXmlSerialize()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis);
        var isDocument = ParseDocumentOrContent();
        var xml = ParseExpression();
        Expect(Keyword.As);
        var type = ParseSimpleTypeName(forLiteral: false);
        var isIndented = false;
        if (Accept(Keyword.No))
        {
            Expect(Keyword.Indent);
        }
        else
        {
            isIndented = Accept(Keyword.Indent);
        }

        Expect(TokenKind.RightParenthesis);
        return new XmlSerializeExpression(RangeFrom(start), isDocument, xml, type, isIndented);
    }

    private FromXmlTable ParseXmlTable(int start, bool isLateral)
    {
        Advance();
        Expect(TokenKind.LeftParenthesis);
        IReadOnlyList<XmlNamespace> namespaces = ImmutableArray<XmlNamespace>.Empty;
        if (At(Keyword.Xmlnamespaces) && Peek(1).Kind == TokenKind.LeftParenthesis)
        {
            Advance();
            namespaces = ParseParenthesizedList(ParseXmlNamespace);
            Expect(TokenKind.Comma);
        }

        var path = ParsePrimaryExpression();
        var document = ParseXmlArgument();
        Expect(Keyword.Columns);
        var columns = ParseCommaList(ParseXmlTableColumn);
        Expect(TokenKind.RightParenthesis);
        var alias = ParseOptionalAlias();
        return new FromXmlTable(RangeFrom(start), path, document, columns, isLateral, alias) { Namespaces = namespaces };
    }

    private XmlNamespace ParseXmlNamespace()
    {
        var start = Start;
        if (Accept(Keyword.Default))
        {
            var unnamed = ParseRestrictedExpression();
            return new XmlNamespace(RangeFrom(start), unnamed, null);
        }

        var uri = ParseRestrictedExpression();
        Expect(Keyword.As);
        var name = ParseColumnLabel();
        return new XmlNamespace(RangeFrom(start), uri, name);
    }

    private XmlTableColumn ParseXmlTableColumn()
    {
        var name = ParseColumnId();
        var start = name.Range.Start;
        if (Accept(Keyword.For))
        {
            Expect(Keyword.Ordinality);
            return new XmlTableColumn(RangeFrom(start), name, null);
        }

        var column = new XmlTableColumn(name.Range, name, ParseTypeName());
        bool? isNotNull = null;
        while (ParseXmlColumnOption(ref column, ref isNotNull))
        {
        }

        return column with { Range = RangeFrom(start), IsNotNull = isNotNull ?? false };
    }

    private bool ParseXmlColumnOption(ref XmlTableColumn column, ref bool? isNotNull)
    {
        var place = Current.Range;
        switch (Current.Keyword)
        {
            case Keyword.Default:
                Advance();
                var value = ParseRestrictedExpression();
                if (column.Default is not null)
                {
                    FailWith("only one DEFAULT value is allowed", place);
                }

                column = column with { Default = value };
                return true;
            case Keyword.Path:
                Advance();
                var path = ParseRestrictedExpression();
                if (column.Path is not null)
                {
                    FailWith("only one PATH value per column is allowed", place);
                }

                column = column with { Path = path };
                return true;
            case Keyword.Not or Keyword.Null:
                var isNot = Accept(Keyword.Not);
                Expect(Keyword.Null);
                if (isNotNull is not null)
                {
                    FailWith($"conflicting or redundant NULL / NOT NULL declarations for column \"{column.Name.Name}\"", place);
                }

                isNotNull = isNot;
                return true;
        }

        if (!IsIdentifier(Current))
        {
            return false;
        }

        var option = TakeIdentifier();
        ParseRestrictedExpression();
        FailWith(
            option.Name == "__pg__is_not_null"
                ? $"option name \"{option.Name}\" cannot be used in XMLTABLE"
                : $"unrecognized column option \"{option.Name}\"",
            option.Range);
        return true;
    }
}
