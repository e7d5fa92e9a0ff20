using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>CREATE …: one line a kind of object.</summary>
    private Statement ParseCreate()
    {
        var start = Start;
        Expect(Keyword.Create);
        switch (Current.Keyword)
        {
            case Keyword.Or:
                return ParseCreateOrReplace(start);
            case Keyword.Temp or Keyword.Temporary or Keyword.Local or Keyword.Global or Keyword.Unlogged:
                return ParseCreateWithPersistence(start);
            case Keyword.Table:
                return ParseCreateTable(start, Persistence.Permanent);
            case Keyword.View or Keyword.Recursive:
                return ParseCreateView(start, Persistence.Permanent, orReplace: false);
            case Keyword.Materialized:
                return ParseCreateMaterializedView(start, isUnlogged: false);
            case Keyword.Sequence:
                return ParseCreateSequence(start, Persistence.Permanent);
            case Keyword.Unique or Keyword.Index:
                return ParseCreateIndex(start);
            case Keyword.Schema:
                return ParseCreateSchema(start);
            case Keyword.Extension:
                return ParseCreateExtension(start);
            case Keyword.Type:
                return ParseCreateType(start);
            case Keyword.Domain:
                return ParseCreateDomain(start);
            case Keyword.Function or Keyword.Procedure:
                return ParseCreateFunction(start, orReplace: false);
            case Keyword.Aggregate:
                return ParseCreateAggregate(start, orReplace: false);
            case Keyword.Trigger or Keyword.Constraint:
                return ParseCreateTrigger(start, orReplace: false);
            case Keyword.Policy:
                return ParseCreatePolicy(start);
            case Keyword.Rule:
                return ParseCreateRule(start, orReplace: false);
            case Keyword.Operator:
                return ParseCreateOperator(start);
            case Keyword.Cast:
                return ParseCreateCast(start);
            case Keyword.Collation:
                return ParseCreateCollation(start);
            case Keyword.Statistics:
                return ParseCreateStatistics(start);
            case Keyword.User when Peek(1).Keyword == Keyword.Mapping && Peek(2).Keyword is Keyword.For or Keyword.If:
                return ParseCreateUserMapping(start);
            case Keyword.Role or Keyword.User or Keyword.Group:
                return ParseCreateRole(start);
            case Keyword.Database:
                return ParseCreateDatabase(start);
            case Keyword.Tablespace:
                return ParseCreateTablespace(start);
            case Keyword.Event:
                return ParseCreateEventTrigger(start);
            case Keyword.Foreign when Peek(1).Keyword == Keyword.Table:
                return ParseCreateForeignTable(start);
            case Keyword.Foreign:
                return ParseCreateForeignDataWrapper(start);
            case Keyword.Server:
                return ParseCreateServer(start);
            case Keyword.Publication:
                return ParseCreatePublication(start);
            case Keyword.Subscription:
                return ParseCreateSubscription(start);
            case Keyword.Text:
                return ParseCreateTextSearch(start);
            case Keyword.Default or Keyword.Conversion:
                return ParseCreateConversion(start);
            case Keyword.Trusted or Keyword.Procedural or Keyword.Language:
                return ParseCreateLanguage(start);
            case Keyword.Transform:
                return ParseCreateTransform(start, orReplace: false);
            case Keyword.Access:
                return ParseCreateAccessMethod(start);
            case Keyword.Assertion:
                return ParseCreateAssertion(start);
            default:
                Fail("TABLE, VIEW, FUNCTION or another kind of object");
                return new UtilityStatement(RangeFrom(start), UtilityKind.CreateDatabase);
        }
    }

    private Statement ParseCreateOrReplace(int start)
    {
        AcceptOrReplace();
        switch (Current.Keyword)
        {
            case Keyword.Function or Keyword.Procedure:
                return ParseCreateFunction(start, orReplace: true);
            case Keyword.Aggregate:
                return ParseCreateAggregate(start, orReplace: true);
            case Keyword.Trigger or Keyword.Constraint:
                return ParseCreateTrigger(start, orReplace: true);
            case Keyword.Rule:
                return ParseCreateRule(start, orReplace: true);
            case Keyword.Transform:
                return ParseCreateTransform(start, orReplace: true);
            case Keyword.Trusted or Keyword.Procedural or Keyword.Language:
                return ParseCreateLanguage(start);
            default:
                return ParseCreateView(start, ParsePersistence(), orReplace: true);
        }
    }

    private Statement ParseCreateWithPersistence(int start)
    {
        var isUnlogged = At(Keyword.Unlogged);
        var persistence = ParsePersistence();
        switch (Current.Keyword)
        {
            case Keyword.Table:
                return ParseCreateTable(start, persistence);
            case Keyword.Sequence:
                return ParseCreateSequence(start, persistence);
            case Keyword.Materialized when isUnlogged:
                return ParseCreateMaterializedView(start, isUnlogged: true);
            default:
                return ParseCreateView(start, persistence, orReplace: false);
        }
    }

    /// <summary>OptTemp: [LOCAL | GLOBAL] TEMPORARY | TEMP, or UNLOGGED.</summary>
    private Persistence ParsePersistence()
    {
        switch (Current.Keyword)
        {
            case Keyword.Unlogged:
                Advance();
                return Persistence.Unlogged;
            case Keyword.Local or Keyword.Global:
                Advance();
                if (!Accept(Keyword.Temporary) && !Accept(Keyword.Temp))
                {
                    Fail("TEMPORARY");
                }

                return Persistence.Temporary;
            case Keyword.Temporary or Keyword.Temp:
                Advance();
                return Persistence.Temporary;
            default:
                return Persistence.Permanent;
        }
    }

    /// <summary>What CREATE SCHEMA may hold: tables, indexes, sequences, triggers, views.</summary>
    private Statement ParseCreateSchemaElement()
    {
        var start = Start;
        Expect(Keyword.Create);
        if (At(Keyword.Or))
        {
            AcceptOrReplace();
            return At(Keyword.Trigger) || At(Keyword.Constraint)
                ? ParseCreateTrigger(start, orReplace: true)
                : ParseCreateView(start, ParsePersistence(), orReplace: true);
        }

        if (At(Keyword.Unique) || At(Keyword.Index))
        {
            return ParseCreateIndex(start);
        }

        if (At(Keyword.Trigger) || At(Keyword.Constraint))
        {
            return ParseCreateTrigger(start, orReplace: false);
        }

        var persistence = ParsePersistence();
        return Current.Keyword switch
        {
            Keyword.Table => ParseCreateTable(start, persistence, TableForms.Elements),
            Keyword.Sequence => ParseCreateSequence(start, persistence),
            _ => ParseCreateView(start, persistence, orReplace: false),
        };
    }

    /// <summary>CREATE … AS query, the one CREATE that EXPLAIN takes.</summary>
    private Statement ParseExplainableCreate()
    {
        var start = Start;
        Expect(Keyword.Create);
        if (At(Keyword.Materialized) || At(Keyword.Unlogged, Keyword.Materialized))
        {
            return ParseCreateMaterializedView(start, isUnlogged: Accept(Keyword.Unlogged));
        }

        return ParseCreateTable(start, ParsePersistence(), TableForms.AsQuery);
    }

    /// <summary>CREATE SCHEMA [IF NOT EXISTS] [name] [AUTHORIZATION role] [element …]</summary>
    private CreateSchemaStatement ParseCreateSchema(int start)
    {
        Expect(Keyword.Schema);
        var ifNotExists = AcceptIfNotExists();
        var name = At(Keyword.Authorization) ? null : ParseColumnId();
        var owner = Accept(Keyword.Authorization) ? ParseRole() : null;
        var elementsStart = Start;
        var elements = new List<Statement>();
        while (At(Keyword.Create) || At(Keyword.Grant))
        {
            elements.Add(At(Keyword.Create) ? ParseCreateSchemaElement() : ParseSchemaGrant());
        }

        if (ifNotExists && elements.Count > 0)
        {
            FailWith("CREATE SCHEMA IF NOT EXISTS cannot include schema elements", elements[0].Range);
        }

        return new CreateSchemaStatement(RangeFrom(start), name, owner, elements) { IfNotExists = ifNotExists };
    }

    /// <summary>CREATE ASSERTION is read whole and then refused.</summary>
    private UtilityStatement ParseCreateAssertion(int start)
    {
        Expect(Keyword.Assertion);
        ParseAnyName();
        Expect(Keyword.Check);
        ParseParenthesizedExpression();
        ParseConstraintAttributes();
        FailWith("CREATE ASSERTION is not yet implemented", RangeFrom(start));
        return new UtilityStatement(RangeFrom(start), UtilityKind.CreateDatabase);
    }
}
