using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Constraints of columns, in the order of ColQualList, and what key constraints share.</summary>
public sealed partial class Parser
{
    /// <summary>Everything that may follow a column's type; at most one of it is COLLATE.</summary>
    private List<ConstraintDefinition> ParseColumnConstraints(out QualifiedName? collation)
    {
        collation = null;
        TextRange? second = null;
        var constraints = new List<ConstraintDefinition>();
        while (true)
        {
            var start = Start;
            if (Accept(Keyword.Collate))
            {
                var name = ParseAnyName();
                second ??= collation is null ? null : RangeFrom(start);
                collation = name;
            }
            else if (ParseColumnAttribute() is { } attribute)
            {
                AttachAttribute(constraints, attribute, RangeFrom(start));
            }
            else if (ParseColumnConstraint() is { } constraint)
            {
                constraints.Add(constraint);
            }
            else
            {
                break;
            }
        }

        if (second is { } range)
        {
            FailWith("multiple COLLATE clauses not allowed", range);
        }

        return constraints;
    }

    // In the grammar the words are elements of their own; they mean the key before them.
    private static void AttachAttribute(List<ConstraintDefinition> constraints, ConstraintAttributes attribute, TextRange range)
    {
        var before = constraints.Count == 0 ? null : constraints[constraints.Count - 1];
        if (before is not ForeignKeyDefinition && (attribute.Enforced is null ? before is not KeyConstraintDefinition : before is not CheckConstraintDefinition))
        {
            constraints.Add(new MisplacedConstraintAttributes(range) { Attributes = attribute });
            return;
        }

        constraints[constraints.Count - 1] = before! with
        {
            Attributes = before.Attributes with
            {
                Deferrable = attribute.Deferrable ?? before.Attributes.Deferrable,
                InitiallyDeferred = attribute.InitiallyDeferred ?? before.Attributes.InitiallyDeferred,
                Enforced = attribute.Enforced ?? before.Attributes.Enforced,
            },
        };
    }

    /// <summary>ConstraintAttr: [NOT] DEFERRABLE | INITIALLY DEFERRED | INITIALLY IMMEDIATE | [NOT] ENFORCED, or null.</summary>
    private ConstraintAttributes? ParseColumnAttribute()
    {
        if (Accept(Keyword.Enforced))
        {
            return new ConstraintAttributes(Enforced: true);
        }

        if (Accept(Keyword.Not, Keyword.Enforced))
        {
            return new ConstraintAttributes(Enforced: false);
        }

        if (Accept(Keyword.Deferrable))
        {
            return new ConstraintAttributes(Deferrable: true);
        }

        if (Accept(Keyword.Not, Keyword.Deferrable))
        {
            return new ConstraintAttributes(Deferrable: false);
        }

        return Accept(Keyword.Initially) ? new ConstraintAttributes(InitiallyDeferred: ParseDeferredOrImmediate()) : null;
    }

    private bool ParseDeferredOrImmediate()
    {
        var deferred = Accept(Keyword.Deferred);
        if (!deferred && !Accept(Keyword.Immediate))
        {
            Fail("DEFERRED or IMMEDIATE");
        }

        return deferred;
    }

    /// <summary>[CONSTRAINT name] and one constraint of a column, or null where none follows.</summary>
    private ConstraintDefinition? ParseColumnConstraint()
    {
        var start = Start;
        Identifier? name = null;
        if (Accept(Keyword.Constraint))
        {
            name = ParseColumnId();
        }

        switch (Current.Keyword)
        {
            case Keyword.Not:
                Advance();
                Expect(Keyword.Null);
                var notNullStays = Is18 ? ParseNoInherit() : ConstraintAttributes.None;
                return new NotNullConstraintDefinition(RangeFrom(start), name) { Attributes = notNullStays };
            case Keyword.Null:
                Advance();
                return new NullConstraintDefinition(RangeFrom(start), name);
            case Keyword.Unique:
                Advance();
                var nullsNotDistinct = ParseNullsNotDistinct();
                var unique = new UniqueConstraintDefinition(RangeFrom(start), name, []) { NullsNotDistinct = nullsNotDistinct };
                return ParseIndexParameters(unique, start);
            case Keyword.Primary:
                Advance();
                Expect(Keyword.Key);
                return ParseIndexParameters(new PrimaryKeyDefinition(RangeFrom(start), name, []), start);
            case Keyword.Check:
                Advance();
                var condition = ParseParenthesizedExpression();
                var checkStays = ParseNoInherit();
                return new CheckConstraintDefinition(RangeFrom(start), name, condition) { Attributes = checkStays };
            case Keyword.Default:
                Advance();
                var value = ParseRestrictedExpression();
                return new DefaultDefinition(RangeFrom(start), name, value);
            case Keyword.Generated:
                return ParseGenerated(start, name);
            case Keyword.References:
                return ParseReferences(start, name, []);
            default:
                if (name is not null)
                {
                    Fail("a constraint");
                }

                return null;
        }
    }

    /// <summary>[NO INHERIT]</summary>
    private ConstraintAttributes ParseNoInherit()
    {
        if (!Accept(Keyword.No))
        {
            return ConstraintAttributes.None;
        }

        Expect(Keyword.Inherit);
        return new ConstraintAttributes(NoInherit: true);
    }

    /// <summary>GENERATED ALWAYS | BY DEFAULT AS IDENTITY [(options)], or GENERATED ALWAYS AS (expression) STORED | [VIRTUAL]</summary>
    private ConstraintDefinition ParseGenerated(int start, Identifier? name)
    {
        Expect(Keyword.Generated);
        var whenStart = Start;
        var always = ParseGeneratedWhen();
        var when = RangeFrom(whenStart);
        Expect(Keyword.As);
        if (Accept(Keyword.Identity))
        {
            var options = At(TokenKind.LeftParenthesis) ? ParseParenthesizedSequenceOptions() : [];
            return new IdentityDefinition(RangeFrom(start), name, always, options);
        }

        if (!At(TokenKind.LeftParenthesis))
        {
            Fail("IDENTITY or \"(\"");
        }

        var value = ParseParenthesizedExpression();
        var isVirtual = Is18 && !Accept(Keyword.Stored);
        if (isVirtual)
        {
            Accept(Keyword.Virtual);
        }
        else if (!Is18)
        {
            Expect(Keyword.Stored);
        }

        if (!always)
        {
            FailWith("for a generated column, GENERATED ALWAYS must be specified", when);
        }

        return new GeneratedDefinition(RangeFrom(start), name, value) { IsVirtual = isVirtual };
    }

    /// <summary>ALWAYS rather than BY DEFAULT.</summary>
    private bool ParseGeneratedWhen()
    {
        if (Accept(Keyword.Always))
        {
            return true;
        }

        if (!Accept(Keyword.By))
        {
            Fail("ALWAYS or BY DEFAULT");
        }

        Expect(Keyword.Default);
        return false;
    }

    /// <summary>NULLS NOT DISTINCT rather than NULLS DISTINCT or nothing.</summary>
    private bool ParseNullsNotDistinct()
    {
        if (!Accept(Keyword.Nulls))
        {
            return false;
        }

        var not = Accept(Keyword.Not);
        Expect(Keyword.Distinct);
        return not;
    }

    /// <summary>[WITH (…)] [USING INDEX TABLESPACE name] after a key.</summary>
    private KeyConstraintDefinition ParseIndexParameters(KeyConstraintDefinition key, int start)
    {
        var options = ParseOptionalWithDefinition();
        var tablespace = ParseOptionalIndexTablespace();
        return key with { Options = options, Tablespace = tablespace, Range = RangeFrom(start) };
    }

    private Identifier? ParseOptionalIndexTablespace()
    {
        if (!Accept(Keyword.Using))
        {
            return null;
        }

        Expect(Keyword.Index, Keyword.Tablespace);
        return ParseColumnId();
    }
}
