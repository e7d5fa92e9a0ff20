using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE INDEX and the elements of an index.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE [UNIQUE] INDEX [CONCURRENTLY] [[IF NOT EXISTS] name] ON [ONLY] table [USING method] (element, …) …</summary>
    private CreateIndexStatement ParseCreateIndex(int start)
    {
        var isUnique = Accept(Keyword.Unique);
        Expect(Keyword.Index);
        var concurrently = Accept(Keyword.Concurrently);
        var ifNotExists = AcceptIfNotExists();
        var name = !ifNotExists && At(Keyword.On) ? null : ParseColumnId();
        Expect(Keyword.On);
        var table = ParseRelation(out var only);
        var method = ParseOptionalAccessMethod();
        var elements = ParseParenthesizedList(ParseIndexElement);
        return new CreateIndexStatement(new TextRange(start, 0), name, table, elements)
        {
            IsUnique = isUnique,
            Concurrently = concurrently,
            IfNotExists = ifNotExists,
            Only = only,
            AccessMethod = method,
            Include = Accept(Keyword.Include) ? ParseParenthesizedList(ParseIndexElement) : [],
            NullsNotDistinct = ParseNullsNotDistinct(),
            Options = ParseOptionalWithParameters(),
            Tablespace = ParseOptionalTablespace(),
            Where = ParseOptionalWhere(),
            Range = RangeFrom(start),
        };
    }

    /// <summary>column | function call | (expression), then [COLLATE name] [operator class [(…)]] [ASC | DESC] [NULLS FIRST | LAST]</summary>
    private IndexElement ParseIndexElement()
    {
        var start = Start;
        var column = AtPlainColumn() ? ParseColumnId() : null;
        var value = column is null ? ParseKeyExpression() : null;
        var collation = ParseOptionalCollation();
        var operatorClass = AtColumnId() && !AtNullsOrder() ? ParseAnyName() : null;
        var options = operatorClass is not null && At(TokenKind.LeftParenthesis) ? ParseStorageParameters() : [];
        var descending = ParseDirection() ?? false;
        var nullsFirst = ParseNullsOrder();
        return new IndexElement(RangeFrom(start), column, value)
        {
            Collation = collation,
            OperatorClass = operatorClass,
            OperatorClassOptions = options,
            Descending = descending,
            NullsFirst = nullsFirst,
        };
    }

    // NULLS is an ordinary name unless FIRST or LAST follows.
    private bool AtNullsOrder() => At(Keyword.Nulls) && Peek(1).Keyword is Keyword.First or Keyword.Last;
}
