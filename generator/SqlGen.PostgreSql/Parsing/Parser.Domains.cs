using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE DOMAIN and ALTER DOMAIN.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE DOMAIN name [AS] type [constraint …]</summary>
    private CreateDomainStatement ParseCreateDomain(int start)
    {
        Expect(Keyword.Domain);
        var name = ParseAnyName();
        Accept(Keyword.As);
        var type = ParseTypeName();
        var constraints = ParseColumnConstraints(out var collation);
        return new CreateDomainStatement(RangeFrom(start), name, type, constraints) { Collation = collation };
    }

    private Statement ParseAlterDomain(int start)
    {
        Expect(Keyword.Domain);
        var name = ParseAnyName();
        var target = new NamedObjectReference(name.Range, ObjectKind.Domain, name);
        if (At(Keyword.Rename, Keyword.Constraint))
        {
            Advance();
            Advance();
            var oldName = ParseColumnId();
            Expect(Keyword.To);
            var newName = ParseColumnId();
            return new RenameConstraintStatement(RangeFrom(start), ObjectKind.Domain, name, oldName, newName);
        }

        if (At(Keyword.Add) || At(Keyword.Drop) || At(Keyword.Validate) || At(Keyword.Set, Keyword.Default) || At(Keyword.Set, Keyword.Not))
        {
            var action = ParseAlterDomainAction();
            return new AlterDomainStatement(RangeFrom(start), name, action);
        }

        return ParseAlterObject(start, target, AlterForms.All, "ADD, DROP, SET, VALIDATE");
    }

    /// <summary>SET | DROP DEFAULT | NOT NULL, ADD constraint, DROP | VALIDATE CONSTRAINT name</summary>
    private AlterDomainAction ParseAlterDomainAction()
    {
        var start = Start;
        switch (Advance().Keyword)
        {
            case Keyword.Add:
                var constraint = ParseDomainConstraint();
                return new AddDomainConstraint(RangeFrom(start), constraint);
            case Keyword.Validate:
                Expect(Keyword.Constraint);
                var validated = ParseColumnId();
                return new ValidateDomainConstraint(RangeFrom(start), validated);
            case Keyword.Set:
                if (Accept(Keyword.Default))
                {
                    var value = ParseExpression();
                    return new AlterDomainDefault(RangeFrom(start), value);
                }

                Expect(Keyword.Not, Keyword.Null);
                return new AlterDomainNotNull(RangeFrom(start), NotNull: true);
            default:
                if (Accept(Keyword.Default))
                {
                    return new AlterDomainDefault(RangeFrom(start), Value: null);
                }

                if (Accept(Keyword.Not))
                {
                    Expect(Keyword.Null);
                    return new AlterDomainNotNull(RangeFrom(start), NotNull: false);
                }

                if (!Accept(Keyword.Constraint))
                {
                    Fail("DEFAULT, NOT NULL or CONSTRAINT");
                }

                var ifExists = AcceptIfExists();
                var dropped = ParseColumnId();
                var behavior = ParseDropBehavior();
                return new DropDomainConstraint(RangeFrom(start), dropped, ifExists, behavior);
        }
    }
}
