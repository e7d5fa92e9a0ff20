using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>COMMENT ON, SECURITY LABEL, and the objects that they and ALTER EXTENSION name.</summary>
public sealed partial class Parser
{
    /// <summary>COMMENT ON object IS 'text' | NULL</summary>
    private CommentStatement ParseComment()
    {
        var start = Start;
        Expect(Keyword.Comment, Keyword.On);
        var target = ParseCommentTarget();
        Expect(Keyword.Is);
        var text = ParseStringOrNull();
        return new CommentStatement(RangeFrom(start), target, text);
    }

    private ObjectReference ParseCommentTarget()
    {
        var start = Start;
        switch (Current.Keyword)
        {
            case Keyword.Column:
                Advance();
                return ParseNamedObject(ObjectKind.Column);
            case Keyword.Constraint:
                return ParseConstraintReference();
            case Keyword.Large:
                return ParseLargeObject();
        }

        if (AcceptDependentKind() is { } dependent)
        {
            return ParseDependentObject(dependent, ParseAnyName);
        }

        return ParseMemberOrNull(start) ?? FailObject("TABLE, COLUMN, FUNCTION or another kind of object");
    }

    /// <summary>CONSTRAINT name ON table | ON DOMAIN domain</summary>
    private DependentObjectReference ParseConstraintReference()
    {
        Expect(Keyword.Constraint);
        var start = Start;
        var name = ParseColumnId();
        Expect(Keyword.On);

        // DOMAIN is an ordinary name too.
        var isDomain = At(Keyword.Domain) && IsColumnId(Peek(1));
        if (isDomain)
        {
            Advance();
        }

        var owner = ParseAnyName();
        return new DependentObjectReference(RangeFrom(start), isDomain ? ObjectKind.DomainConstraint : ObjectKind.Constraint, name, owner);
    }

    /// <summary>The objects that COMMENT ON and ALTER EXTENSION share, or null at another word.</summary>
    private ObjectReference? ParseMemberOrNull(int start)
    {
        switch (Current.Keyword)
        {
            case Keyword.Operator:
                return ParseOperatorMember();
            case Keyword.Cast:
                Advance();
                return ParseCastTypes(start);
            case Keyword.Transform:
                Advance();
                return ParseTransformTarget(start);
            default:
                return ParseCommonObjectOrNull();
        }
    }

    /// <summary>OPERATOR name (left, right) | CLASS name USING method | FAMILY name USING method</summary>
    private ObjectReference ParseOperatorMember()
    {
        Expect(Keyword.Operator);
        if (AtOperatorGroup(Keyword.Class) || AtOperatorGroup(Keyword.Family))
        {
            return ParseOperatorGroup(Advance().Keyword == Keyword.Class ? ObjectKind.OperatorClass : ObjectKind.OperatorFamily);
        }

        return ParseOperatorReference();
    }

    /// <summary>The objects that SECURITY LABEL knows as well, or null at another word.</summary>
    private ObjectReference? ParseCommonObjectOrNull()
    {
        switch (Current.Keyword)
        {
            case Keyword.Type or Keyword.Domain:
                return ParseTypeObject(Advance().Keyword == Keyword.Type ? ObjectKind.Type : ObjectKind.Domain);
            case Keyword.Aggregate:
                Advance();
                return ParseAggregateReference();
            case Keyword.Function or Keyword.Procedure or Keyword.Routine:
                return ParseRoutineReference(ParseRoutineKind());
        }

        if (AcceptAnyNameKind() is { } kind)
        {
            return ParseNamedObject(kind);
        }

        return AcceptGlobalNameKind() is { } global ? ParsePlainObject(global) : null;
    }

    private NamedObjectReference FailObject(string expected)
    {
        Fail(expected);
        return PlainObject(ObjectKind.Table, new Identifier(new TextRange(Start, 0), ""));
    }

    /// <summary>SECURITY LABEL [FOR provider] ON object IS 'label' | NULL</summary>
    private SecurityLabelStatement ParseSecurityLabel()
    {
        var start = Start;
        Expect(Keyword.Security, Keyword.Label);
        var provider = Accept(Keyword.For) ? ParseWordOrString().Name : null;
        Expect(Keyword.On);
        ObjectReference? target;
        if (Accept(Keyword.Column))
        {
            target = ParseNamedObject(ObjectKind.Column);
        }
        else
        {
            target = At(Keyword.Large) ? ParseLargeObject() : ParseCommonObjectOrNull();
        }

        target ??= FailObject("TABLE, COLUMN, FUNCTION or another kind of object");
        Expect(Keyword.Is);
        var label = ParseStringOrNull();
        return new SecurityLabelStatement(RangeFrom(start), provider, target, label);
    }

    /// <summary>CREATE EXTENSION [IF NOT EXISTS] name [WITH] [SCHEMA name] [VERSION version] [CASCADE]</summary>
    private CreateExtensionStatement ParseCreateExtension(int start)
    {
        Expect(Keyword.Extension);
        var ifNotExists = AcceptIfNotExists();
        var name = ParseColumnId();
        Accept(Keyword.With);
        var extension = new CreateExtensionStatement(new TextRange(start, 0), name) { IfNotExists = ifNotExists };
        while (true)
        {
            var optionStart = Start;
            if (Accept(Keyword.Schema))
            {
                extension = extension with { Schema = ParseColumnId() };
            }
            else if (Accept(Keyword.Version))
            {
                extension = extension with { Version = ParseWordOrString().Name };
            }
            else if (Accept(Keyword.Cascade))
            {
                extension = extension with { Cascade = true };
            }
            else if (Accept(Keyword.From))
            {
                ParseWordOrString();
                FailWith("CREATE EXTENSION ... FROM is no longer supported", RangeFrom(optionStart));
            }
            else
            {
                return extension with { Range = RangeFrom(start) };
            }
        }
    }

    /// <summary>ALTER EXTENSION name UPDATE [TO version] | ADD object | DROP object | SET SCHEMA name</summary>
    private Statement ParseAlterExtension(int start)
    {
        Expect(Keyword.Extension);
        var target = ParsePlainObject(ObjectKind.Extension);
        var name = target.Name.Parts[0];
        if (Accept(Keyword.Update))
        {
            string? version = null;
            while (Accept(Keyword.To))
            {
                version = ParseWordOrString().Name;
            }

            return new UpdateExtensionStatement(RangeFrom(start), name, version);
        }

        if (!At(Keyword.Add) && !At(Keyword.Drop))
        {
            return ParseAlterObject(start, target, AlterForms.Schema, "UPDATE, ADD, DROP");
        }

        var add = Advance().Keyword == Keyword.Add;
        var member = ParseMemberOrNull(Start) ?? FailObject("TABLE, FUNCTION or another kind of object");
        return new AlterExtensionContentsStatement(RangeFrom(start), name, add, member);
    }
}
