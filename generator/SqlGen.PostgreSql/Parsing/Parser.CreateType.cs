using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE TYPE and ALTER TYPE.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE TYPE name [(definition) | AS (attributes) | AS ENUM (labels) | AS RANGE (definition)]</summary>
    private Statement ParseCreateType(int start)
    {
        Expect(Keyword.Type);
        var name = ParseAnyName();
        if (At(TokenKind.LeftParenthesis))
        {
            var definition = ParseDefinition();
            return new CreateBaseTypeStatement(RangeFrom(start), name, definition);
        }

        if (!Accept(Keyword.As))
        {
            return new CreateShellTypeStatement(RangeFrom(start), name);
        }

        if (Accept(Keyword.Enum))
        {
            Expect(TokenKind.LeftParenthesis);
            var labels = At(TokenKind.RightParenthesis) ? [] : ParseCommaList(ParseString);
            Expect(TokenKind.RightParenthesis);
            return new CreateEnumStatement(RangeFrom(start), name, labels);
        }

        if (Accept(Keyword.Range))
        {
            var definition = ParseDefinition();
            return new CreateRangeTypeStatement(RangeFrom(start), name, definition);
        }

        if (!Accept(TokenKind.LeftParenthesis))
        {
            Fail("ENUM, RANGE or \"(\"");
        }

        var attributes = At(TokenKind.RightParenthesis) ? [] : ParseCommaList(ParseAttribute);
        Expect(TokenKind.RightParenthesis);
        CheckQualifiedName(name); // a composite type is a relation
        return new CreateCompositeTypeStatement(RangeFrom(start), name, attributes);
    }

    /// <summary>name type [COLLATE name]</summary>
    private AttributeDefinition ParseAttribute()
    {
        var start = Start;
        var name = ParseColumnId();
        var type = ParseTypeName();
        var collation = ParseOptionalCollation();
        return new AttributeDefinition(RangeFrom(start), name, type, collation);
    }

    /// <summary>ALTER TYPE name: enum values, attributes, SET (…), and the forms that all objects have.</summary>
    private Statement ParseAlterType(int start)
    {
        Expect(Keyword.Type);
        var name = ParseAnyName();
        var target = new NamedObjectReference(name.Range, ObjectKind.Type, name);
        if (At(Keyword.Add, Keyword.Value))
        {
            return ParseAddEnumValue(start, name);
        }

        if (At(Keyword.Drop, Keyword.Value))
        {
            var drop = Start;
            Expect(Keyword.Drop, Keyword.Value);
            var value = ParseString();
            FailWith("dropping an enum value is not implemented", RangeFrom(drop));
            return new RenameEnumValueStatement(RangeFrom(start), name, value, value);
        }

        if (At(Keyword.Rename))
        {
            return ParseRenameType(start, name, target);
        }

        if (At(Keyword.Set) && Peek(1).Kind == TokenKind.LeftParenthesis)
        {
            Advance();
            var definition = ParseDefinition();
            return new AlterDefinitionStatement(RangeFrom(start), target, definition);
        }

        if (At(Keyword.Add) || At(Keyword.Drop) || At(Keyword.Alter))
        {
            var actions = ParseCommaList(ParseAlterAttribute);
            CheckQualifiedName(name); // a composite type is a relation
            return new AlterCompositeTypeStatement(RangeFrom(start), name, actions);
        }

        return ParseAlterObject(start, target, AlterForms.Owner | AlterForms.Schema, "ADD, ALTER, DROP, RENAME");
    }

    /// <summary>ADD VALUE [IF NOT EXISTS] label [BEFORE | AFTER label]</summary>
    private AddEnumValueStatement ParseAddEnumValue(int start, QualifiedName name)
    {
        Expect(Keyword.Add, Keyword.Value);
        var ifNotExists = Accept(Keyword.If);
        if (ifNotExists)
        {
            Expect(Keyword.Not, Keyword.Exists);
        }

        var label = ParseString();
        var before = Accept(Keyword.Before) ? ParseString() : null;
        var after = before is null && Accept(Keyword.After) ? ParseString() : null;
        return new AddEnumValueStatement(RangeFrom(start), name, label, ifNotExists) { Before = before, After = after };
    }

    /// <summary>RENAME TO name | VALUE label TO label | ATTRIBUTE name TO name [CASCADE]</summary>
    private Statement ParseRenameType(int start, QualifiedName name, ObjectReference target)
    {
        Expect(Keyword.Rename);
        if (Accept(Keyword.Value))
        {
            var oldLabel = ParseString();
            Expect(Keyword.To);
            var newLabel = ParseString();
            return new RenameEnumValueStatement(RangeFrom(start), name, oldLabel, newLabel);
        }

        if (Accept(Keyword.Attribute))
        {
            var oldName = ParseColumnId();
            Expect(Keyword.To);
            var newName = ParseColumnId();
            var behavior = ParseDropBehavior();
            CheckQualifiedName(name); // a composite type is a relation
            return new RenameColumnStatement(RangeFrom(start), ObjectKind.Type, name, oldName, newName) { Behavior = behavior };
        }

        if (!Accept(Keyword.To))
        {
            Fail("TO, ATTRIBUTE or VALUE");
        }

        var newTypeName = ParseColumnId();
        return new RenameStatement(RangeFrom(start), target, newTypeName);
    }

    /// <summary>ADD ATTRIBUTE … | DROP ATTRIBUTE … | ALTER ATTRIBUTE name [SET DATA] TYPE …, each with [CASCADE]</summary>
    private AlterAttributeAction ParseAlterAttribute()
    {
        var start = Start;
        var word = Current.Keyword;
        if (word is not (Keyword.Add or Keyword.Drop or Keyword.Alter))
        {
            Fail("ADD, ALTER or DROP ATTRIBUTE");
        }

        Advance();
        Expect(Keyword.Attribute);
        switch (word)
        {
            case Keyword.Drop:
                var ifExists = AcceptIfExists();
                var dropped = ParseColumnId();
                var dropBehavior = ParseDropBehavior();
                return new DropAttributeAction(RangeFrom(start), dropped, ifExists, dropBehavior);
            case Keyword.Alter:
                var attributeStart = Start;
                var name = ParseColumnId();
                if (Accept(Keyword.Set))
                {
                    Expect(Keyword.Data);
                }

                Expect(Keyword.Type);
                var type = ParseTypeName();
                var collation = ParseOptionalCollation();
                var altered = new AttributeDefinition(RangeFrom(attributeStart), name, type, collation);
                var alterBehavior = ParseDropBehavior();
                return new AlterAttributeTypeAction(RangeFrom(start), altered, alterBehavior);
            default:
                var added = ParseAttribute();
                var addBehavior = ParseDropBehavior();
                return new AddAttributeAction(RangeFrom(start), added, addBehavior);
        }
    }
}
