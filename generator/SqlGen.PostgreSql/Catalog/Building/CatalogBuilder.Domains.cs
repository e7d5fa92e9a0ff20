using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Domains and their checks.
public sealed partial class CatalogBuilder
{
    private void CreateDomain(CreateDomainStatement statement)
    {
        if (ResolveNewName(statement.Name) is not var (schema, name) || ReportIfTaken(schema, name, statement.Name, isRelation: false)
            || ResolveType(statement.BaseType) is not { } baseType)
        {
            return;
        }

        var domain = new DomainType { Schema = schema, Name = name, BaseType = baseType, Origin = OriginOf(statement.Name) };
        _catalog.Domains.Add(domain);
        _names.Add(domain);
        foreach (var constraint in statement.Constraints)
        {
            AddDomainConstraint(domain, constraint);
        }
    }

    private void AddDomainConstraint(DomainType domain, ConstraintDefinition constraint)
    {
        switch (constraint)
        {
            case NotNullConstraintDefinition:
                domain.NotNull = true;
                break;
            case DefaultDefinition @default:
                domain.Default = IsNullLiteral(@default.Value) ? null : TextOf(@default.Value);
                break;
            case CheckConstraintDefinition check when check.Name is { } given && domain.Checks.Exists(c => c.Name == given.Name):
                Report(SqlRules.DuplicateObject, given.Range, $"constraint \"{given.Name}\" for domain \"{domain.Name}\" already exists; choose another name");
                break;
            case CheckConstraintDefinition check:
                var added = new Constraint
                {
                    Name = check.Name?.Name ?? ChooseConstraintName(domain, null, "check"),
                    Type = ConstraintType.Check,
                    Expression = TextOf(check.Condition),
                    NotValid = check.Attributes.NotValid,
                    Origin = OriginOf(check),
                };
                domain.Checks.Add(added);
                _names.AddConstraint(domain.Schema, added.Name);
                CheckDomainExpression(check.Condition);
                break;
        }
    }

    private void CheckDomainExpression(Expression condition)
    {
        foreach (var reference in ExpressionTree.ColumnReferences(condition, inSubqueries: false))
        {
            if (reference.Parts[0].Name != "value")
            {
                Report(SqlRules.UnknownColumn, reference.Range, $"column \"{reference.Parts[0].Name}\" does not exist; a domain's check calls its value VALUE");
            }
        }
    }

    private void AlterDomain(AlterDomainStatement statement)
    {
        if (ResolveUserType<DomainType>(statement.Name, "a domain") is not { } domain)
        {
            return;
        }

        switch (statement.Action)
        {
            case AlterDomainDefault action:
                domain.Default = action.Value is null ? null : TextOf(action.Value);
                break;
            case AlterDomainNotNull action:
                domain.NotNull = action.NotNull;
                break;
            case AddDomainConstraint action:
                AddDomainConstraint(domain, action.Constraint);
                break;
            case DropDomainConstraint action when FindDomainCheck(domain, action.Name, action.IfExists) is { } check:
                domain.Checks.Remove(check);
                _names.RemoveConstraint(domain.Schema, check.Name);
                break;
            case ValidateDomainConstraint action when FindDomainCheck(domain, action.Name, ifExists: false) is { } check:
                check.NotValid = false;
                break;
        }
    }

    private Constraint? FindDomainCheck(DomainType domain, Identifier name, bool ifExists)
    {
        var check = domain.Checks.Find(c => c.Name == name.Name);
        if (check is null && !ifExists)
        {
            Report(SqlRules.UnknownObject, name.Range,
                $"constraint \"{name.Name}\" of domain \"{domain.Name}\" does not exist{Suggestion.For(name.Name, domain.Checks.Select(static c => c.Name))}");
        }

        return check;
    }
}
