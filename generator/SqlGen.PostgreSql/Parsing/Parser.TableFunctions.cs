using System.Collections.Immutable;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>Whether a function begins here, not a table's name.</summary>
    private bool AtTableFunction()
    {
        switch (Current.Keyword)
        {
            case Keyword.CurrentDate or Keyword.CurrentTime or Keyword.CurrentTimestamp or Keyword.Localtime or Keyword.Localtimestamp:
            case Keyword.CurrentRole or Keyword.CurrentUser or Keyword.SessionUser or Keyword.SystemUser or Keyword.User:
            case Keyword.CurrentCatalog or Keyword.CurrentSchema or Keyword.Cast:
            case Keyword.Collation when Peek(1).Keyword == Keyword.For:
            case Keyword.Rows when Peek(1).Keyword == Keyword.From:
                return true;
        }

        var offset = 1;
        while (Peek(offset).Kind == TokenKind.Dot && (IsIdentifier(Peek(offset + 1)) || Peek(offset + 1).Kind == TokenKind.Keyword))
        {
            offset += 2;
        }

        return Peek(offset).Kind == TokenKind.LeftParenthesis
            && (IsIdentifier(Current) || (At(TokenKind.Keyword) && Keywords.GetCategory(Current.Keyword) != KeywordCategory.Reserved));
    }

    /// <summary>func_table, XMLTABLE or JSON_TABLE, with alias and column definitions.</summary>
    private FromItem ParseFromFunction(int start, bool isLateral)
    {
        if (Peek(1).Kind == TokenKind.LeftParenthesis)
        {
            switch (Current.Keyword)
            {
                case Keyword.Xmltable:
                    return ParseXmlTable(start, isLateral);
                case Keyword.JsonTable:
                    return ParseJsonTable(start, isLateral);
            }
        }

        var isRowsFrom = Accept(Keyword.Rows, Keyword.From);
        IReadOnlyList<RowsFunction> functions;
        if (isRowsFrom)
        {
            functions = ParseParenthesizedList(ParseRowsFunction);
        }
        else
        {
            var call = ParseFunctionExpression();
            functions = ImmutableArray.Create(new RowsFunction(call.Range, call, NoColumnAliases));
        }

        var withOrdinality = Accept(Keyword.With, Keyword.Ordinality);
        var alias = ParseFunctionAlias();
        return new FromFunction(RangeFrom(start), functions, isRowsFrom, withOrdinality, isLateral, alias);
    }

    private RowsFunction ParseRowsFunction()
    {
        var call = ParseFunctionExpression();
        var definitions = NoColumnAliases;
        if (Accept(Keyword.As))
        {
            definitions = ParseParenthesizedList(ParseColumnAlias);
        }

        return new RowsFunction(RangeFrom(call.Range.Start), call, definitions);
    }

    private ColumnAlias ParseColumnAlias()
    {
        var name = ParseColumnId();
        var type = ParseTypeName();
        var collation = Accept(Keyword.Collate) ? ParseAnyName() : null;
        return new ColumnAlias(RangeFrom(name.Range.Start), name, type, collation);
    }

    /// <summary>opt_alias_clause.</summary>
    private TableAlias? ParseOptionalAlias()
    {
        var start = Start;
        if (!Accept(Keyword.As) && !AtColumnId())
        {
            return null;
        }

        var name = ParseColumnId();
        var columns = At(TokenKind.LeftParenthesis) ? ParseColumnNames() : NoIdentifiers;
        return new TableAlias(RangeFrom(start), name, columns, NoColumnAliases);
    }

    /// <summary>func_alias_clause: the columns may have types, and then there may be no name.</summary>
    private TableAlias? ParseFunctionAlias()
    {
        var start = Start;
        if (!Accept(Keyword.As))
        {
            if (!AtColumnId())
            {
                return null;
            }
        }
        else if (At(TokenKind.LeftParenthesis))
        {
            var nameless = ParseParenthesizedList(ParseColumnAlias);
            return new TableAlias(RangeFrom(start), null, NoIdentifiers, nameless);
        }

        var name = ParseColumnId();
        var columns = NoIdentifiers;
        var definitions = NoColumnAliases;
        if (At(TokenKind.LeftParenthesis))
        {
            if (Peek(2).Kind is TokenKind.Comma or TokenKind.RightParenthesis)
            {
                columns = ParseColumnNames();
            }
            else
            {
                definitions = ParseParenthesizedList(ParseColumnAlias);
            }
        }

        return new TableAlias(RangeFrom(start), name, columns, definitions);
    }
}
