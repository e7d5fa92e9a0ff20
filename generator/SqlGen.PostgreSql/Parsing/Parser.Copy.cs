using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>COPY, with its options of today and of PostgreSQL 8.</summary>
public sealed partial class Parser
{
    /// <summary>COPY [BINARY] table [(columns)] FROM | TO … or COPY (query) TO …, [PROGRAM] 'file' | STDIN | STDOUT [[WITH] options] [WHERE …]</summary>
    private CopyStatement ParseCopy()
    {
        var start = Start;
        Expect(Keyword.Copy);
        QualifiedName? table = null;
        Statement? query = null;
        var columns = NoIdentifiers;
        var isFrom = false;
        var oldOptions = new List<DefinitionElement>();
        TextRange? place = null;
        if (Accept(TokenKind.LeftParenthesis))
        {
            query = ParsePreparableStatement();
            Expect(TokenKind.RightParenthesis);
            place = Current.Range;
            Expect(Keyword.To);
        }
        else
        {
            oldOptions.AddRange(At(Keyword.Binary) ? [OldCopyOption(Start, ParseColumnLabel())] : Array.Empty<DefinitionElement>());
            table = ParseQualifiedName();
            columns = ParseOptionalColumnList();
            isFrom = Accept(Keyword.From);
            if (!isFrom && !Accept(Keyword.To))
            {
                Fail("FROM or TO");
            }
        }

        var isProgram = Accept(Keyword.Program);
        place ??= Current.Range;
        var file = ParseCopyFile();
        if (table is not null)
        {
            oldOptions.AddRange(ParseOldDelimiters());
        }

        var options = ParseCopyOptions();
        var whereRange = Current.Range;
        var where = table is null ? null : ParseOptionalWhere();
        if (isProgram && file is null)
        {
            FailWith("STDIN/STDOUT not allowed with PROGRAM", place.Value);
        }

        if (!isFrom && where is not null)
        {
            FailWith("WHERE clause not allowed with COPY TO", whereRange, "COPY (SELECT …) TO");
        }

        return new CopyStatement(RangeFrom(start), table, query, isFrom)
        {
            Columns = columns,
            IsProgram = isProgram,
            File = file,
            Options = oldOptions.Count == 0 ? options : [.. oldOptions, .. options],
            Where = where,
        };
    }

    private SqlString? ParseCopyFile() => Accept(Keyword.Stdin) || Accept(Keyword.Stdout) ? null : ParseString();

    /// <summary>[[USING] DELIMITERS 'x']</summary>
    private IReadOnlyList<DefinitionElement> ParseOldDelimiters()
    {
        var start = Start;
        var hasUsing = Accept(Keyword.Using);
        if (!hasUsing && !At(Keyword.Delimiters))
        {
            return [];
        }

        var word = Expect(Keyword.Delimiters);
        return [OldCopyOption(start, new Identifier(word.Range, "delimiter"), ParseString())];
    }

    private IReadOnlyList<DefinitionElement> ParseCopyOptions()
    {
        Accept(Keyword.With);
        if (At(TokenKind.LeftParenthesis))
        {
            return ParseParenthesizedList(ParseCopyOption);
        }

        var options = new List<DefinitionElement>();
        while (ParseOldCopyOption() is { } option)
        {
            options.Add(option);
        }

        return options;
    }

    /// <summary>name [word | 'string' | number | * | DEFAULT | (word, …)]</summary>
    private DefinitionElement ParseCopyOption()
    {
        var start = Start;
        var name = ParseColumnLabel();
        var valueStart = Start;
        DefinitionValue? value = null;
        if (AtBooleanOrString())
        {
            value = ParseBooleanOrString();
        }
        else if (AtSignedNumber() || At(TokenKind.Plus) || At(TokenKind.Minus))
        {
            value = new DefinitionValue(RangeFrom(valueStart), DefinitionValueKind.Number, ParseNumber().Text);
        }
        else if (Accept(TokenKind.Star))
        {
            value = new DefinitionValue(RangeFrom(valueStart), DefinitionValueKind.Star, "*");
        }
        else if (Accept(Keyword.Default))
        {
            value = new DefinitionValue(RangeFrom(valueStart), DefinitionValueKind.Word, "default");
        }
        else if (At(TokenKind.LeftParenthesis))
        {
            var items = ParseParenthesizedList(ParseCopyListItem);
            value = new DefinitionValue(RangeFrom(valueStart), DefinitionValueKind.List, "") { Items = items };
        }

        return new DefinitionElement(RangeFrom(start), Namespace: null, name, value);
    }

    private string ParseCopyListItem() => ParseBooleanOrString().Text;

    /// <summary>An option of the old form, or null where none follows.</summary>
    private DefinitionElement? ParseOldCopyOption()
    {
        var start = Start;
        switch (Current.Keyword)
        {
            case Keyword.Binary or Keyword.Freeze or Keyword.Csv or Keyword.Header:
                return OldCopyOption(start, ParseColumnLabel());
            case Keyword.Delimiter or Keyword.Null or Keyword.Quote or Keyword.Escape:
                var name = ParseColumnLabel();
                Accept(Keyword.As);
                return OldCopyOption(start, name, ParseString());
            case Keyword.Encoding:
                var encoding = ParseColumnLabel();
                return OldCopyOption(start, encoding, ParseString());
            case Keyword.Force:
                return ParseOldForceOption();
            default:
                return null;
        }
    }

    private DefinitionElement OldCopyOption(int start, Identifier name, SqlString? text = null)
    {
        var value = text is null ? null : new DefinitionValue(text.Range, DefinitionValueKind.String, text.Value);
        return new DefinitionElement(RangeFrom(start), Namespace: null, name, value);
    }

    /// <summary>FORCE QUOTE | NOT NULL | NULL columns | *</summary>
    private DefinitionElement ParseOldForceOption()
    {
        var start = Start;
        Expect(Keyword.Force);
        var word = Current.Keyword switch
        {
            Keyword.Quote => "force_quote",
            Keyword.Null => "force_null",
            _ => "force_not_null",
        };
        if (word == "force_not_null")
        {
            if (!Accept(Keyword.Not))
            {
                Fail("QUOTE, NOT NULL or NULL");
            }

            Expect(Keyword.Null);
        }
        else
        {
            Advance();
        }

        var name = new Identifier(RangeFrom(start), word);
        var valueStart = Start;
        if (Accept(TokenKind.Star))
        {
            var star = new DefinitionValue(RangeFrom(valueStart), DefinitionValueKind.Star, "*");
            return new DefinitionElement(RangeFrom(start), Namespace: null, name, star);
        }

        var columns = ParseCommaList(() => ParseColumnId().Name);
        var list = new DefinitionValue(RangeFrom(valueStart), DefinitionValueKind.List, "") { Items = columns };
        return new DefinitionElement(RangeFrom(start), Namespace: null, name, list);
    }
}
