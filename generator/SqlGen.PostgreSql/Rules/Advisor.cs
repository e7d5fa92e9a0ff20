using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Rules.Performance;
using SqlGen.PostgreSql.Rules.Security;

namespace SqlGen.PostgreSql.Rules;

/// <summary>Runs every rule over a catalog, and leaves out what a comment silences.</summary>
public static class Advisor
{
    private static readonly IAdviceRule[] Rules =
    [
        new TableWithoutRowSecurityRule(),
        new RowSecurityWithoutPolicyRule(),
        new PolicyWithoutRowSecurityRule(),
        new PolicyAlwaysTrueRule(),
        new WritePolicyWithoutSelectRule(),
        new ViewBypassesRowSecurityRule(),
        new SearchPathRule(),
        new DefinerForEverybodyRule(),
        new UserMetadataRule(),
        new CopyWithoutRowSecurityRule(),
        new TruncateGrantedRule(),
        new ParameterShadowedRule(),
        new ForeignKeyCrossesTenantsRule(),
        new NullOwnerRule(),
        new SettingWithoutNullIfRule(),
        new PolicyForEverybodyRule(),
        new CallPerRowRule(),
        new SeveralPermissivePoliciesRule(),
        new PolicyColumnRule(),
        new ForeignKeyWithoutIndexRule(),
        new DuplicateIndexRule(),
        new NoPrimaryKeyRule(),
        new VectorDimensionsRule(),
        new VectorSearchRule(),
        new SearchNotInlinedRule(),
        new IndexDeadUnderRowSecurityRule(),
    ];

    /// <summary>What there is to advise, in the order of rules and objects.</summary>
    public static IReadOnlyList<SqlDiagnostic> Check(DatabaseCatalog catalog, IReadOnlyList<SqlScript> scripts)
    {
        var context = new AdviceContext(catalog);
        var ignored = new IgnoreComments(scripts);
        return [.. Rules.SelectMany(r => r.Check(context)).Where(d => !ignored.Silences(d))];
    }
}
