using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Row level security policies.
public sealed partial class CatalogBuilder
{
    private void CreatePolicy(CreatePolicyStatement statement)
    {
        if (ResolveRelation(statement.Table) is not { } relation)
        {
            return;
        }

        if (relation.Policies.Exists(p => p.Name == statement.Name.Name))
        {
            Report(SqlRules.DuplicateObject, statement.Name.Range, $"policy \"{statement.Name.Name}\" for table \"{relation.Name}\" already exists; drop it first or choose another name");
            return;
        }

        if (relation.Kind is RelationKind.View or RelationKind.MaterializedView)
        {
            Report(SqlRules.InvalidDefinition, statement.Table.Range, $"\"{relation.Name}\" is not a table; put the policy on the tables that it reads");
            return;
        }

        var policy = new Policy
        {
            Name = statement.Name.Name,
            Command = (PolicyCommand)statement.Command,
            Permissive = !statement.IsRestrictive,
            Roles = PolicyRoles(statement.Roles),
            Origin = OriginOf(statement.Name),
        };
        SetPolicyConditions(relation, policy, statement.Using, statement.WithCheck);
        relation.Policies.Add(policy);
    }

    private void AlterPolicy(AlterPolicyStatement statement)
    {
        if (ResolveRelation(statement.Table) is not { } relation || FindPolicy(relation, statement.Name, ifExists: false) is not { } policy)
        {
            return;
        }

        policy.Roles = statement.Roles is null ? policy.Roles : PolicyRoles(statement.Roles);
        SetPolicyConditions(relation, policy, statement.Using, statement.WithCheck);
    }

    private Policy? FindPolicy(Relation relation, Identifier name, bool ifExists)
    {
        var policy = relation.Policies.Find(p => p.Name == name.Name);
        if (policy is null && !ifExists && !relation.IsExternal)
        {
            Report(SqlRules.UnknownObject, name.Range,
                $"policy \"{name.Name}\" for table \"{relation.Name}\" does not exist{Suggestion.For(name.Name, relation.Policies.Select(static p => p.Name))}");
        }

        return policy;
    }

    private void SetPolicyConditions(Relation relation, Policy policy, Expression? @using, Expression? withCheck)
    {
        foreach (var condition in new[] { @using, withCheck })
        {
            if (condition is not null)
            {
                policy.Columns = [.. policy.Columns.Union(ReferencedColumns(relation, condition, inSubqueries: true))];
            }
        }

        policy.Using = @using is null ? policy.Using : TextOf(@using);
        policy.WithCheck = withCheck is null ? policy.WithCheck : TextOf(withCheck);
    }

    /// <summary>PUBLIC swallows the others, as no TO at all does.</summary>
    private List<string> PolicyRoles(IReadOnlyList<RoleSpecification> roles)
    {
        var names = roles.Select(RoleName).Distinct().ToList();
        return names.Count == 0 || names.Contains(PublicRole) ? [PublicRole] : names;
    }
}
