using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules;

/// <summary>One thing to look for in a catalog.</summary>
public interface IAdviceRule
{
    IEnumerable<SqlDiagnostic> Check(AdviceContext context);
}
