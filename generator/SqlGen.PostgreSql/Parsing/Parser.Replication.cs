using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Publications and subscriptions.</summary>
public sealed partial class Parser
{
    /// <summary>What an element of a publication is; a bare name continues what stood before it.</summary>
    private enum PublicationObjectKind
    {
        Continuation,
        Table,
        Schema,
    }

    private readonly record struct PublicationObject(
        PublicationObjectKind Kind,
        TextRange Range,
        bool HasColumns = false,
        bool HasWhere = false,
        bool IsName = false,
        bool IsCurrentSchema = false);

    /// <summary>CREATE PUBLICATION name [FOR ALL TABLES | FOR objects] [WITH (…)]</summary>
    private UtilityStatement ParseCreatePublication(int start)
    {
        Expect(Keyword.Publication);
        ParseColumnId();
        IReadOnlyList<PublicationObject> objects = [];
        if (Accept(Keyword.For))
        {
            if (Accept(Keyword.All))
            {
                Expect(Keyword.Tables);
            }
            else
            {
                objects = ParseCommaList(ParsePublicationObject);
            }
        }

        ParseOptionalWithDefinition();
        CheckPublicationObjects(objects);
        return new UtilityStatement(RangeFrom(start), UtilityKind.CreatePublication);
    }

    /// <summary>ALTER PUBLICATION name SET (…) | ADD | SET | DROP objects | RENAME TO | OWNER TO</summary>
    private Statement ParseAlterPublication(int start)
    {
        Expect(Keyword.Publication);
        var target = ParsePlainObject(ObjectKind.Publication);
        if (At(Keyword.Set) && Peek(1).Kind == TokenKind.LeftParenthesis)
        {
            Advance();
            ParseDefinition();
        }
        else if (Accept(Keyword.Add) || Accept(Keyword.Set) || Accept(Keyword.Drop))
        {
            CheckPublicationObjects(ParseCommaList(ParsePublicationObject));
        }
        else
        {
            return ParseAlterObject(start, target, AlterForms.Rename | AlterForms.Owner, "ADD, SET, DROP");
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.AlterPublication);
    }

    /// <summary>TABLE table [(columns)] [WHERE (…)] | TABLES IN SCHEMA name | a further table or schema</summary>
    private PublicationObject ParsePublicationObject()
    {
        var start = Start;
        if (Accept(Keyword.Table))
        {
            ParseRelation();
            return ParsePublicationFilter(start, PublicationObjectKind.Table);
        }

        if (At(Keyword.Tables, Keyword.In))
        {
            Advance();
            Advance();
            Expect(Keyword.Schema);

            // The server points at the schema rather than at TABLES.
            var schema = Current.Range;
            var isCurrent = Accept(Keyword.CurrentSchema);
            if (!isCurrent)
            {
                ParseColumnId();
            }

            return new PublicationObject(PublicationObjectKind.Schema, schema, IsName: !isCurrent, IsCurrentSchema: isCurrent);
        }

        if (Accept(Keyword.CurrentSchema))
        {
            return new PublicationObject(PublicationObjectKind.Continuation, RangeFrom(start), IsCurrentSchema: true);
        }

        var isExtended = At(Keyword.Only);
        var name = ParseRelation();
        var isName = !isExtended && name.Parts.Count == 1 && PreviousEnd == name.Range.End;
        return ParsePublicationFilter(start, PublicationObjectKind.Continuation, isName);
    }

    private PublicationObject ParsePublicationFilter(int start, PublicationObjectKind kind, bool isName = false)
    {
        var hasColumns = ParseOptionalColumnList().Count > 0;
        var hasWhere = Accept(Keyword.Where);
        if (hasWhere)
        {
            ParseParenthesizedExpression();
        }

        return new PublicationObject(kind, RangeFrom(start), hasColumns, hasWhere, isName && !hasColumns && !hasWhere);
    }

    private void CheckPublicationObjects(IReadOnlyList<PublicationObject> objects)
    {
        var before = PublicationObjectKind.Continuation;
        foreach (var item in objects)
        {
            var kind = item.Kind == PublicationObjectKind.Continuation ? before : item.Kind;
            if (kind == PublicationObjectKind.Continuation)
            {
                FailWith("invalid publication object list", item.Range, "TABLE or TABLES IN SCHEMA before the first name");
            }
            else if (kind == PublicationObjectKind.Table && item.IsCurrentSchema)
            {
                FailWith("invalid table name", item.Range);
            }
            else if (kind == PublicationObjectKind.Schema && item.HasWhere)
            {
                FailWith("WHERE clause not allowed for schema", item.Range);
            }
            else if (kind == PublicationObjectKind.Schema && item.HasColumns)
            {
                FailWith("column specification not allowed for schema", item.Range);
            }
            else if (kind == PublicationObjectKind.Schema && !item.IsName && !item.IsCurrentSchema)
            {
                FailWith("invalid schema name", item.Range);
            }

            before = kind;
        }
    }

    /// <summary>CREATE SUBSCRIPTION name CONNECTION 'string' PUBLICATION name, … [WITH (…)]</summary>
    private UtilityStatement ParseCreateSubscription(int start)
    {
        Expect(Keyword.Subscription);
        ParseColumnId();
        Expect(Keyword.Connection);
        ParseString();
        Expect(Keyword.Publication);
        ParseCommaList(ParseColumnId);
        ParseOptionalWithDefinition();
        return new UtilityStatement(RangeFrom(start), UtilityKind.CreateSubscription);
    }

    /// <summary>ALTER SUBSCRIPTION name SET (…) | CONNECTION | REFRESH | ADD, SET, DROP PUBLICATION | ENABLE | DISABLE | SKIP (…) | RENAME TO | OWNER TO</summary>
    private Statement ParseAlterSubscription(int start)
    {
        Expect(Keyword.Subscription);
        var target = ParsePlainObject(ObjectKind.Subscription);
        switch (Current.Keyword)
        {
            case Keyword.Connection:
                Advance();
                ParseString();
                break;
            case Keyword.Refresh:
                Advance();
                Expect(Keyword.Publication);
                ParseOptionalWithDefinition();
                break;
            case Keyword.Set when Peek(1).Kind == TokenKind.LeftParenthesis:
            case Keyword.Skip:
                Advance();
                ParseDefinition();
                break;
            case Keyword.Add or Keyword.Drop or Keyword.Set:
                Advance();
                Expect(Keyword.Publication);
                ParseCommaList(ParseColumnId);
                ParseOptionalWithDefinition();
                break;
            case Keyword.Enable or Keyword.Disable:
                Advance();
                break;
            default:
                return ParseAlterObject(start, target, AlterForms.Rename | AlterForms.Owner, "SET, ADD, DROP, REFRESH");
        }

        return new UtilityStatement(RangeFrom(start), UtilityKind.AlterSubscription);
    }
}
