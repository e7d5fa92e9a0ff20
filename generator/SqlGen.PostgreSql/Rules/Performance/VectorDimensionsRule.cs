using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules.Performance;

/// <summary>SQLG509: approximate indexes hold vectors up to a number of dimensions; the server refuses more.</summary>
internal sealed class VectorDimensionsRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context) =>
        from table in context.Tables
        from index in table.Indexes
        where VectorSearch.IsApproximate(index) && index.Origin is not null
        let column = table.FindColumn(index.Keys[0].Column ?? "")
        let limit = column?.Type?.Name switch { "vector" => 2000, "halfvec" => 4000, "bit" => 64000, _ => int.MaxValue }
        where int.TryParse(column?.Type?.Modifier, out var dimensions) && dimensions > limit
        select AdviceContext.At(AdviceRules.TooManyDimensions, index.Origin!,
            $"column \"{column!.Name}\" cannot have more than {limit} dimensions for {index.Method} index \"{index.Name}\"; "
            + (column.Type!.Name == "vector"
                ? $"write \"create index on {table.Sql()} using {index.Method} (({SqlIdentifier.Quote(column.Name)}::halfvec({column.Type.Modifier})) halfvec_cosine_ops)\" and order by the same expression"
                : $"index \"binary_quantize({SqlIdentifier.Quote(column.Name)})\" instead"));
}
