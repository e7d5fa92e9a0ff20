using SqlGen.PostgreSql.Binding;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Rules.Security;

/// <summary>SQLG415: foreign keys are checked past row level security.</summary>
internal sealed class ForeignKeyCrossesTenantsRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var table in context.Tables.Where(static t => t.RowSecurity))
        {
            foreach (var key in table.Constraints.Where(static c => c is { Type: ConstraintType.Foreign, Origin: not null, FromParent: false }))
            {
                var target = key is { ReferencedSchema: { } schema, ReferencedTable: { } name } ? context.Catalog.FindRelation(schema, name) : null;
                if (target is { RowSecurity: true, IsExternal: false } && SharedOwner(context, table, target) is { } owner
                    && !key.Columns.Contains(owner) && !key.ReferencedColumns.Contains(owner) && !IsChecked(context, table))
                {
                    yield return AdviceContext.At(AdviceRules.ForeignKeyCrossesTenants, key.Origin!,
                        $"foreign key \"{key.Name}\" of table \"{table.Name}\" lacks the owner column \"{owner}\", so a row may refer to another owner's row of \"{target.Name}\"; "
                        + $"write \"unique ({Objects.Columns([owner, .. key.ReferencedColumns])})\" on {target.Sql()} and "
                        + $"\"foreign key ({Objects.Columns([owner, .. key.Columns])}) references {target.Sql()} ({Objects.Columns([owner, .. key.ReferencedColumns])})\"");
                }
            }
        }
    }

    private static string? SharedOwner(AdviceContext context, Relation table, Relation target)
    {
        var owners = target.Policies.SelectMany(p => PolicyOwners.Columns(context, target, p)).ToList();
        return table.Policies.SelectMany(p => PolicyOwners.Columns(context, table, p)).FirstOrDefault(owners.Contains);
    }

    /// <summary>A policy that looks at other tables, or calls more than who is asking, may check the reference.</summary>
    private static bool IsChecked(AdviceContext context, Relation table) => table.Policies.SelectMany(static p => new[] { p.Using, p.WithCheck })
        .Select(context.Parse).OfType<Expression>().SelectMany(static c => ExpressionTree.All(c, inSubqueries: true))
        .Any(static e => e is FunctionCall call ? !PolicyOwners.IsCallerFunction(call) : ExpressionTree.QueryOf(e) is { } query && query is not SelectStatement { From.Count: 0 });
}
