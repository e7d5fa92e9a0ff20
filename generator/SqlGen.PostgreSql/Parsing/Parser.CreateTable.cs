using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE TABLE and CREATE FOREIGN TABLE.</summary>
public sealed partial class Parser
{
    /// <summary>Which forms of CREATE TABLE may stand here.</summary>
    private enum TableForms
    {
        All,
        Elements,
        AsQuery,
    }

    /// <summary>CREATE [TEMP] TABLE [IF NOT EXISTS] name: elements, OF type, PARTITION OF parent, or AS query.</summary>
    private Statement ParseCreateTable(int start, Persistence persistence, TableForms forms = TableForms.All)
    {
        Expect(Keyword.Table);
        var ifNotExists = AcceptIfNotExists();
        var name = ParseQualifiedName();
        if (forms == TableForms.AsQuery || (forms == TableForms.All && AtCreateTableAs()))
        {
            return ParseCreateTableAs(start, name, persistence, ifNotExists);
        }

        var table = new CreateTableStatement(new TextRange(start, 0), name, []) { Persistence = persistence, IfNotExists = ifNotExists };
        if (Accept(Keyword.Of))
        {
            table = table with { OfType = ParseAnyName(), Elements = ParseTypedTableElements() };
        }
        else if (At(Keyword.Partition))
        {
            table = ParsePartitionOf(table);
        }
        else
        {
            table = table with { Elements = ParseTableElements(), Inherits = ParseOptionalInherits() };
        }

        return table with
        {
            PartitionBy = At(Keyword.Partition) ? ParsePartitionBy() : null,
            AccessMethod = ParseOptionalAccessMethod(),
            Options = ParseOptionalTableOptions(),
            OnCommit = ParseOptionalOnCommit(),
            Tablespace = ParseOptionalTablespace(),
            Range = RangeFrom(start),
        };
    }

    /// <summary>CREATE FOREIGN TABLE [IF NOT EXISTS] name (…) [INHERITS (…)] | PARTITION OF … SERVER name [OPTIONS (…)]</summary>
    private CreateTableStatement ParseCreateForeignTable(int start)
    {
        Expect(Keyword.Foreign, Keyword.Table);
        var ifNotExists = AcceptIfNotExists();
        var table = new CreateTableStatement(new TextRange(start, 0), ParseQualifiedName(), []) { IfNotExists = ifNotExists };
        table = At(Keyword.Partition)
            ? ParsePartitionOf(table)
            : table with { Elements = ParseTableElements(), Inherits = ParseOptionalInherits() };
        Expect(Keyword.Server);
        return table with { Server = ParseColumnId(), ForeignOptions = ParseOptionalForeignOptions(), Range = RangeFrom(start) };
    }

    /// <summary>PARTITION OF parent [(typed elements)] bound</summary>
    private CreateTableStatement ParsePartitionOf(CreateTableStatement table)
    {
        Expect(Keyword.Partition, Keyword.Of);
        return table with { PartitionOf = ParseQualifiedName(), Elements = ParseTypedTableElements(), Bound = ParsePartitionBound() };
    }

    private IReadOnlyList<TableElement> ParseTableElements()
    {
        Expect(TokenKind.LeftParenthesis);
        if (Accept(TokenKind.RightParenthesis))
        {
            return [];
        }

        var elements = new List<TableElement>();
        do
        {
            elements.Add(ParseTableElement());
        }
        while (Accept(TokenKind.Comma));

        ExpectEndOfElements(elements[elements.Count - 1]);
        return elements;
    }

    // A missing comma is the usual mistake here, so the message names the element it is missing after.
    private void ExpectEndOfElements(TableElement last)
    {
        if (!Accept(TokenKind.RightParenthesis))
        {
            var after = last switch
            {
                ColumnDefinition column => $" after column \"{column.Name.Name}\"",
                TypedColumnDefinition column => $" after column \"{column.Name.Name}\"",
                ConstraintDefinition { Name: { } name } => $" after constraint \"{name.Name}\"",
                ConstraintDefinition => " after the constraint",
                _ => " after LIKE",
            };
            Fail("\",\" or \")\"" + after);
        }
    }

    /// <summary>A column, a constraint, or LIKE.</summary>
    private TableElement ParseTableElement()
    {
        if (At(Keyword.Like))
        {
            return ParseLikeClause();
        }

        if (At(TokenKind.RightParenthesis))
        {
            Fail("another column or constraint after \",\"");
        }

        return AtTableConstraint() ? ParseTableConstraint() : ParseColumnDefinition();
    }

    private IReadOnlyList<TableElement> ParseTypedTableElements()
    {
        if (!Accept(TokenKind.LeftParenthesis))
        {
            return [];
        }

        var elements = ParseCommaList(ParseTypedTableElement);
        ExpectEndOfElements(elements[elements.Count - 1]);
        return elements;
    }

    /// <summary>A column without its type, or a constraint.</summary>
    private TableElement ParseTypedTableElement()
    {
        if (AtTableConstraint())
        {
            return ParseTableConstraint();
        }

        var start = Start;
        var name = ParseColumnId();
        if (Accept(Keyword.With))
        {
            Expect(Keyword.Options);
        }

        var constraints = ParseColumnConstraints(out var collation);
        return new TypedColumnDefinition(RangeFrom(start), name, constraints) { Collation = collation };
    }

    /// <summary>columnDef: name type [STORAGE …] [COMPRESSION …] [OPTIONS (…)] [constraint …]</summary>
    private ColumnDefinition ParseColumnDefinition()
    {
        var start = Start;
        var name = ParseColumnId();
        var type = ParseTypeName();
        var storage = Accept(Keyword.Storage) ? ParseColumnIdOrDefault() : null;
        var compression = Accept(Keyword.Compression) ? ParseColumnIdOrDefault() : null;
        var options = ParseOptionalForeignOptions();
        var constraints = ParseColumnConstraints(out var collation);
        return new ColumnDefinition(RangeFrom(start), name, type, constraints)
        {
            Collation = collation,
            Storage = storage,
            Compression = compression,
            ForeignOptions = options,
        };
    }

    private Identifier ParseColumnIdOrDefault() => At(Keyword.Default) ? ParseColumnLabel() : ParseColumnId();

    /// <summary>LIKE table [INCLUDING | EXCLUDING what …]</summary>
    private LikeClause ParseLikeClause()
    {
        var start = Start;
        Expect(Keyword.Like);
        var source = ParseQualifiedName();
        var options = LikeOptions.None;
        while (At(Keyword.Including) || At(Keyword.Excluding))
        {
            var including = Advance().Keyword == Keyword.Including;
            var option = ParseLikeOption();
            options = including ? options | option : options & ~option;
        }

        return new LikeClause(RangeFrom(start), source, options);
    }

    private LikeOptions ParseLikeOption()
    {
        var option = Current.Keyword switch
        {
            Keyword.Comments => LikeOptions.Comments,
            Keyword.Compression => LikeOptions.Compression,
            Keyword.Constraints => LikeOptions.Constraints,
            Keyword.Defaults => LikeOptions.Defaults,
            Keyword.Generated => LikeOptions.Generated,
            Keyword.Identity => LikeOptions.Identity,
            Keyword.Indexes => LikeOptions.Indexes,
            Keyword.Statistics => LikeOptions.Statistics,
            Keyword.Storage => LikeOptions.Storage,
            Keyword.All => LikeOptions.All,
            _ => LikeOptions.None,
        };
        if (option == LikeOptions.None)
        {
            Fail("ALL, COMMENTS, COMPRESSION, CONSTRAINTS, DEFAULTS, GENERATED, IDENTITY, INDEXES, STATISTICS or STORAGE");
        }

        Advance();
        return option;
    }

    private IReadOnlyList<QualifiedName> ParseOptionalInherits() =>
        Accept(Keyword.Inherits) ? ParseParenthesizedList(ParseQualifiedName) : [];

    /// <summary>[WITH (…) | WITHOUT OIDS]</summary>
    private IReadOnlyList<DefinitionElement> ParseOptionalTableOptions()
    {
        if (!Accept(Keyword.Without))
        {
            return ParseOptionalWithParameters();
        }

        Expect(Keyword.Oids);
        return [];
    }

    /// <summary>[ON COMMIT DROP | DELETE ROWS | PRESERVE ROWS]</summary>
    private OnCommit ParseOptionalOnCommit()
    {
        if (!Accept(Keyword.On))
        {
            return OnCommit.None;
        }

        Expect(Keyword.Commit);
        if (Accept(Keyword.Drop))
        {
            return OnCommit.Drop;
        }

        var delete = Accept(Keyword.Delete);
        if (!delete && !Accept(Keyword.Preserve))
        {
            Fail("DROP, DELETE ROWS or PRESERVE ROWS");
        }

        Expect(Keyword.Rows);
        return delete ? OnCommit.DeleteRows : OnCommit.PreserveRows;
    }
}
