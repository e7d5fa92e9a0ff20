using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Constraints of tables and domains, and the attributes after them.</summary>
public sealed partial class Parser
{
    // EXCLUDE is an ordinary name too; no type begins with USING or a parenthesis.
    private bool AtTableConstraint() => Current.Keyword switch
    {
        Keyword.Constraint or Keyword.Check or Keyword.Unique or Keyword.Primary or Keyword.Foreign => true,
        Keyword.Not => Is18,
        Keyword.Exclude => Peek(1).Keyword == Keyword.Using || Peek(1).Kind == TokenKind.LeftParenthesis,
        _ => false,
    };

    /// <summary>[CONSTRAINT name] CHECK | NOT NULL column | UNIQUE | PRIMARY KEY | EXCLUDE | FOREIGN KEY … [attributes]</summary>
    private ConstraintDefinition ParseTableConstraint()
    {
        var start = Start;
        var name = Accept(Keyword.Constraint) ? ParseColumnId() : null;
        switch (Current.Keyword)
        {
            case Keyword.Check:
                return ParseCheckConstraint(start, name, AllowedAttributes.Enforced);
            case Keyword.Not when Is18:
                return ParseTableNotNull(start, name);
            case Keyword.Unique:
                Advance();
                return ParseTableKey(start, new UniqueConstraintDefinition(RangeFrom(start), name, []) { NullsNotDistinct = ParseNullsNotDistinct() });
            case Keyword.Primary:
                Advance();
                Expect(Keyword.Key);
                return ParseTableKey(start, new PrimaryKeyDefinition(RangeFrom(start), name, []));
            case Keyword.Exclude:
                return ParseExclusion(start, name);
            case Keyword.Foreign:
                Advance();
                Expect(Keyword.Key);
                var columns = ParsePeriodColumnList(out var hasPeriod);
                var key = ParseReferences(start, name, columns);
                var attributes = ParseConstraintAttributes(AllowedAttributes.Deferrable | AllowedAttributes.NotValid | AllowedAttributes.Enforced, "FOREIGN KEY");
                return key with { HasPeriod = hasPeriod, Attributes = attributes, Range = RangeFrom(start) };
            default:
                Fail(Is18 ? "CHECK, NOT NULL, UNIQUE, PRIMARY KEY, EXCLUDE or FOREIGN KEY" : "CHECK, UNIQUE, PRIMARY KEY, EXCLUDE or FOREIGN KEY");
                return new MisplacedConstraintAttributes(RangeFrom(start));
        }
    }

    /// <summary>NOT NULL column [attributes]</summary>
    private NotNullConstraintDefinition ParseTableNotNull(int start, Identifier? name)
    {
        Expect(Keyword.Not, Keyword.Null);
        var column = ParseColumnId();
        var attributes = ParseConstraintAttributes(AllowedAttributes.NotValid | AllowedAttributes.NoInherit, "NOT NULL");
        return new NotNullConstraintDefinition(RangeFrom(start), name) { Column = column, Attributes = attributes };
    }

    /// <summary>[CONSTRAINT name] CHECK (…) | NOT NULL of a domain</summary>
    private ConstraintDefinition ParseDomainConstraint()
    {
        var start = Start;
        var name = Accept(Keyword.Constraint) ? ParseColumnId() : null;
        if (!Accept(Keyword.Not))
        {
            return ParseCheckConstraint(start, name, AllowedAttributes.None);
        }

        Expect(Keyword.Null);
        var attributes = ParseConstraintAttributes(Is18 ? AllowedAttributes.None : AllowedAttributes.NoInherit, "NOT NULL");
        return new NotNullConstraintDefinition(RangeFrom(start), name) { Attributes = attributes };
    }

    private CheckConstraintDefinition ParseCheckConstraint(int start, Identifier? name, AllowedAttributes alsoAllowed)
    {
        Expect(Keyword.Check);
        var condition = ParseParenthesizedExpression();
        var attributes = ParseConstraintAttributes(AllowedAttributes.NotValid | AllowedAttributes.NoInherit | alsoAllowed, "CHECK");
        return new CheckConstraintDefinition(RangeFrom(start), name, condition) { Attributes = attributes };
    }

    /// <summary>(columns [WITHOUT OVERLAPS]) [INCLUDE (…)] [WITH (…)] [USING INDEX TABLESPACE …], or USING INDEX index; then the attributes.</summary>
    private KeyConstraintDefinition ParseTableKey(int start, KeyConstraintDefinition key)
    {
        if (Accept(Keyword.Using))
        {
            Expect(Keyword.Index);
            key = key with { ExistingIndex = ParseColumnId() };
        }
        else
        {
            Expect(TokenKind.LeftParenthesis);
            key = key with { Columns = ParseCommaList(ParseColumnId), WithoutOverlaps = ParseWithoutOverlaps() };
            Expect(TokenKind.RightParenthesis);
            key = key with { Include = ParseOptionalIncludeColumns() };
            key = ParseIndexParameters(key, start);
        }

        var attributes = ParseConstraintAttributes(AllowedAttributes.Deferrable, key is PrimaryKeyDefinition ? "PRIMARY KEY" : "UNIQUE");
        return key with { Attributes = attributes, Range = RangeFrom(start) };
    }

    /// <summary>[WITHOUT OVERLAPS]; WITHOUT before TIME is a token of its own.</summary>
    private bool ParseWithoutOverlaps()
    {
        if (!Is18 || At(Keyword.Without, Keyword.Time) || !Accept(Keyword.Without))
        {
            return false;
        }

        Expect(Keyword.Overlaps);
        return true;
    }

    private IReadOnlyList<Identifier> ParseOptionalIncludeColumns() => Accept(Keyword.Include) ? ParseColumnList() : NoIdentifiers;

    /// <summary>EXCLUDE [USING method] (element WITH operator, …) [INCLUDE (…)] [WITH (…)] [USING INDEX TABLESPACE …] [WHERE (…)]</summary>
    private ExclusionConstraintDefinition ParseExclusion(int start, Identifier? name)
    {
        Expect(Keyword.Exclude);
        var method = ParseOptionalAccessMethod();
        var exclusion = new ExclusionConstraintDefinition(new TextRange(start, 0), name, method, ParseParenthesizedList(ParseExclusionElement))
        {
            Include = ParseOptionalIncludeColumns(),
            Options = ParseOptionalWithDefinition(),
            Tablespace = ParseOptionalIndexTablespace(),
            Where = Accept(Keyword.Where) ? ParseParenthesizedExpression() : null,
        };
        var attributes = ParseConstraintAttributes(AllowedAttributes.Deferrable, "EXCLUDE");
        return exclusion with { Attributes = attributes, Range = RangeFrom(start) };
    }

    private ExclusionElement ParseExclusionElement()
    {
        var start = Start;
        var element = ParseIndexElement();
        Expect(Keyword.With);
        var isQualified = At(Keyword.Operator) && Peek(1).Kind == TokenKind.LeftParenthesis;
        var operatorName = isQualified ? ParseOperatorOrQualified() : ParseAnyOperator();
        return new ExclusionElement(RangeFrom(start), element, operatorName);
    }

    /// <summary>What may follow a kind of constraint; the grammar reads all of it after any and refuses the rest in its actions.</summary>
    [Flags]
    private enum AllowedAttributes
    {
        None = 0,
        Deferrable = 1,
        NotValid = 2,
        NoInherit = 4,
        Enforced = 8,
        All = 15,
    }

    /// <summary>ConstraintAttributeSpec: [NOT] DEFERRABLE, INITIALLY DEFERRED | IMMEDIATE, NOT VALID, NO INHERIT, [NOT] ENFORCED in any order.</summary>
    private ConstraintAttributes ParseConstraintAttributes(AllowedAttributes allowed = AllowedAttributes.All, string constraint = "")
    {
        var start = Start;
        var attributes = ConstraintAttributes.None;
        while (true)
        {
            var elementStart = Start;
            var next = ParseConstraintAttribute(attributes);
            if (next is null)
            {
                break;
            }

            CheckConflict(attributes, next, RangeFrom(elementStart));
            attributes = next;
        }

        if (attributes == ConstraintAttributes.None)
        {
            return attributes;
        }

        if ((attributes.Deferrable == true || attributes.InitiallyDeferred == true) && (allowed & AllowedAttributes.Deferrable) == 0)
        {
            FailWith($"{constraint} constraints cannot be marked DEFERRABLE", RangeFrom(start));
        }

        if (attributes.NotValid && (allowed & AllowedAttributes.NotValid) == 0)
        {
            FailWith($"{constraint} constraints cannot be marked NOT VALID", RangeFrom(start));
        }

        if (attributes.NoInherit && (allowed & AllowedAttributes.NoInherit) == 0)
        {
            FailWith($"{constraint} constraints cannot be marked NO INHERIT", RangeFrom(start));
        }

        if (attributes.Enforced is { } enforced && (allowed & AllowedAttributes.Enforced) == 0)
        {
            FailWith($"{constraint} constraints cannot be marked {(enforced ? "ENFORCED" : "NOT ENFORCED")}", RangeFrom(start));
        }

        return attributes;
    }

    /// <summary>The attributes with one more, or null where none follows.</summary>
    private ConstraintAttributes? ParseConstraintAttribute(ConstraintAttributes before)
    {
        switch (Current.Keyword)
        {
            case Keyword.Deferrable:
                Advance();
                return before with { Deferrable = true };
            case Keyword.Not:
                Advance();
                if (Accept(Keyword.Valid))
                {
                    return before with { NotValid = true };
                }

                if (Accept(Keyword.Enforced))
                {
                    return before with { Enforced = false };
                }

                if (!Accept(Keyword.Deferrable))
                {
                    Fail(Is18 ? "DEFERRABLE, ENFORCED or VALID" : "DEFERRABLE or VALID");
                }

                return before with { Deferrable = false };
            case Keyword.Initially:
                Advance();
                return before with { InitiallyDeferred = ParseDeferredOrImmediate() };
            case Keyword.No:
                Advance();
                Expect(Keyword.Inherit);
                return before with { NoInherit = true };
            case Keyword.Enforced:
                Advance();
                return before with { Enforced = true };
            default:
                return null;
        }
    }

    private void CheckConflict(ConstraintAttributes before, ConstraintAttributes after, TextRange range)
    {
        if (after is { Deferrable: false, InitiallyDeferred: true })
        {
            FailWith("constraint declared INITIALLY DEFERRED must be DEFERRABLE", range);
        }
        else if ((before.Deferrable is { } deferrable && deferrable != after.Deferrable)
            || (before.InitiallyDeferred is { } initially && initially != after.InitiallyDeferred)
            || (before.Enforced is { } enforced && enforced != after.Enforced))
        {
            FailWith("conflicting constraint properties", range);
        }
    }
}
