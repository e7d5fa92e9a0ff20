using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Rules.Data;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules.Performance;

/// <summary>SQLG513: under row level security only leakproof operators may look at rows before the policies do.</summary>
internal sealed class IndexDeadUnderRowSecurityRule : IAdviceRule
{
    private static readonly List<(string Method, string Class, string Type, bool IsDefault)> Classes =
    [
        .. LeakyOperatorClassData.Text.Split('\n').Select(static l => l.Trim().Split(' ')).Where(static w => w.Length == 4).Select(static w => (w[0], w[1], w[2], w[3] == "true")),
    ];

    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var table in context.Tables.Where(static t => t.RowSecurity))
        {
            foreach (var index in table.Indexes.Where(static i => i is { FromConstraint: false, FromParent: false, IsUnique: false, Origin: not null } && !VectorSearch.IsApproximate(i)))
            {
                if (index.Keys is [{ Column: { } name } key, ..] && table.FindColumn(name)?.Type is { } type && IsLeaky(context, index.Method, key.OperatorClass, type))
                {
                    yield return AdviceContext.At(AdviceRules.IndexDeadUnderRowSecurity, index.Origin!,
                        $"index \"{index.Name}\" is not used for roles under row level security, because no {index.Method} operator of type {type} is leakproof; "
                        + $"keep what they search by in a column of type text, uuid or integer, or drop it where only roles with BYPASSRLS search: \"drop index {SqlIdentifier.Quote(table.Schema)}.{SqlIdentifier.Quote(index.Name)}\"");
                }
            }
        }
    }

    private static bool IsLeaky(AdviceContext context, string method, string? given, TypeReference type)
    {
        if (given is not null)
        {
            var name = given.Split('.').Last();
            // The class of pg_trgm has a leakproof "=", but it is there for LIKE and similarity.
            return name is "gin_trgm_ops" or "gist_trgm_ops" || Classes.Exists(c => c.Method == method && c.Class == name);
        }

        var held = type.IsArray ? "anyarray" : context.Catalog.Enums.Exists(e => e.Schema == type.Schema && e.Name == type.Name) ? "anyenum" : type.IsBuiltIn ? type.Name : null;
        return held is not null && Classes.Exists(c => c.Method == method && c.IsDefault && c.Type == held);
    }
}
