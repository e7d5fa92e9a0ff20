using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

public sealed partial class Parser
{
    /// <summary>DROP …: one line a kind of object.</summary>
    private Statement ParseDrop()
    {
        var start = Start;
        Expect(Keyword.Drop);
        switch (Current.Keyword)
        {
            case Keyword.Function or Keyword.Procedure or Keyword.Routine:
                var routineKind = ParseRoutineKind();
                return ParseDropList(start, routineKind, () => ParseRoutineReference(routineKind));
            case Keyword.Aggregate:
                Advance();
                return ParseDropList(start, ObjectKind.Aggregate, ParseAggregateReference);
            case Keyword.Type or Keyword.Domain:
                var typeKind = Advance().Keyword == Keyword.Type ? ObjectKind.Type : ObjectKind.Domain;
                return ParseDropList(start, typeKind, () => ParseTypeObject(typeKind));
            case Keyword.Operator:
                return ParseDropOperator(start);
            case Keyword.Cast:
                Advance();
                var castIfExists = AcceptOnlyIfExists();
                return ParseDropEnd(start, ParseCastTypes(Start), castIfExists);
            case Keyword.Transform:
                Advance();
                var transformIfExists = AcceptOnlyIfExists();
                return ParseDropEnd(start, ParseTransformTarget(Start), transformIfExists);
            case Keyword.Owned:
                return ParseDropOwned(start);
            case Keyword.User when Peek(1).Keyword == Keyword.Mapping && Peek(2).Keyword is Keyword.For or Keyword.If:
                return ParseDropUserMapping(start);
            case Keyword.Role or Keyword.User or Keyword.Group:
                return ParseDropRole(start);
            case Keyword.Subscription:
                Advance();
                var subscriptionIfExists = AcceptIfExists();
                return ParseDropEnd(start, ParsePlainObject(ObjectKind.Subscription), subscriptionIfExists);
            case Keyword.Tablespace:
                Advance();
                var tablespaceIfExists = AcceptIfExists();
                var tablespace = ParsePlainObject(ObjectKind.Tablespace);
                return new DropStatement(RangeFrom(start), ObjectKind.Tablespace, [tablespace]) { IfExists = tablespaceIfExists };
            case Keyword.Database:
                return ParseDropDatabase(start);
        }

        if (AcceptDependentKind() is { } dependent)
        {
            var ifExists = AcceptIfExists();
            return ParseDropEnd(start, ParseDependentObject(dependent, ParseAnyName), ifExists);
        }

        if (AcceptAnyNameKind() is { } kind)
        {
            var concurrently = kind == ObjectKind.Index && Accept(Keyword.Concurrently);
            return ParseDropList(start, kind, () => ParseNamedObject(kind)) with { Concurrently = concurrently };
        }

        if (AcceptPlainNameKind() is { } plain)
        {
            return ParseDropList(start, plain, () => ParsePlainObject(plain));
        }

        Fail("TABLE, VIEW, FUNCTION or another kind of object");
        return new DropStatement(RangeFrom(start), ObjectKind.Table, []);
    }

    /// <summary>[IF EXISTS] object, … [CASCADE | RESTRICT]</summary>
    private DropStatement ParseDropList(int start, ObjectKind kind, Func<ObjectReference> parseObject)
    {
        var ifExists = AcceptIfExists();
        var objects = ParseCommaList(parseObject);
        var behavior = ParseDropBehavior();
        return new DropStatement(RangeFrom(start), kind, objects) { IfExists = ifExists, Behavior = behavior };
    }

    private DropStatement ParseDropEnd(int start, ObjectReference target, bool ifExists)
    {
        var behavior = ParseDropBehavior();
        return new DropStatement(RangeFrom(start), target.Kind, [target]) { IfExists = ifExists, Behavior = behavior };
    }

    /// <summary>OPERATOR name (left, right), … | CLASS name USING method | FAMILY name USING method</summary>
    private DropStatement ParseDropOperator(int start)
    {
        Expect(Keyword.Operator);
        if (!AtOperatorGroup(Keyword.Class) && !AtOperatorGroup(Keyword.Family))
        {
            return ParseDropList(start, ObjectKind.Operator, ParseOperatorReference);
        }

        var kind = Advance().Keyword == Keyword.Class ? ObjectKind.OperatorClass : ObjectKind.OperatorFamily;
        var ifExists = AcceptIfExists();
        return ParseDropEnd(start, ParseOperatorGroup(kind), ifExists);
    }

    /// <summary>DROP OWNED BY role, … [CASCADE | RESTRICT]</summary>
    private UtilityStatement ParseDropOwned(int start)
    {
        Expect(Keyword.Owned, Keyword.By);
        ParseRoleList();
        ParseDropBehavior();
        return new UtilityStatement(RangeFrom(start), UtilityKind.DropOwned);
    }

    /// <summary>REASSIGN OWNED BY role, … TO role</summary>
    private UtilityStatement ParseReassignOwned()
    {
        var start = Start;
        Expect(Keyword.Reassign);
        Expect(Keyword.Owned, Keyword.By);
        ParseRoleList();
        Expect(Keyword.To);
        ParseRole();
        return new UtilityStatement(RangeFrom(start), UtilityKind.ReassignOwned);
    }
}
