using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG410: user_metadata is what the user writes about themselves.</summary>
internal sealed class UserMetadataRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context) =>
        from item in context.Policies
        where Reads(context, item.Policy.Using) || Reads(context, item.Policy.WithCheck)
        select AdviceContext.At(AdviceRules.UserMetadataInPolicy, item.Policy.Origin!,
            $"policy \"{item.Policy.Name}\" for table \"{item.Table.Name}\" trusts user_metadata, which every user can change for themselves; "
            + "decide by \"app_metadata\" of the token, or by a table that only the service writes");

    private static bool Reads(AdviceContext context, string? text) => context.Parse(text) is { } condition
        && ExpressionTree.All(condition, inSubqueries: true).OfType<StringLiteral>().Any(static s => s.Value is "user_metadata" or "raw_user_meta_data");
}
