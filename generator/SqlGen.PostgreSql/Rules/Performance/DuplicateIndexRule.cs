using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules.Performance;

/// <summary>SQLG505: two indexes alike are both written, and one is read.</summary>
internal sealed class DuplicateIndexRule : IAdviceRule
{
    public IEnumerable<SqlDiagnostic> Check(AdviceContext context)
    {
        foreach (var table in context.Catalog.Relations.Where(static r => r is { IsExternal: false, Origin: not null, IsPartition: false }))
        {
            for (var i = 0; i < table.Indexes.Count; i++)
            {
                var index = table.Indexes[i];
                var twin = table.Indexes.Where((other, at) => at != i && Repeats(index, other) && (at < i || !Repeats(other, index))).FirstOrDefault();
                if (twin is not null && index is { FromConstraint: false, FromParent: false, Origin: not null })
                {
                    yield return AdviceContext.At(AdviceRules.DuplicateIndex, index.Origin,
                        $"index \"{index.Name}\" repeats index \"{twin.Name}\" of table \"{table.Name}\", and every write keeps both; "
                        + $"write \"drop index {SqlIdentifier.Quote(table.Schema)}.{SqlIdentifier.Quote(index.Name)}\"");
                }
            }
        }
    }

    /// <summary>The other serves for everything that this one is for: the same keys, and uniqueness if this has it.</summary>
    private static bool Repeats(RelationIndex index, RelationIndex other) =>
        index.Method == other.Method && index.Predicate == other.Predicate && index.Keys.SequenceEqual(other.Keys)
        && (!index.IsUnique || (other.IsUnique && index.NullsNotDistinct == other.NullsNotDistinct))
        && index.Include.All(c => other.Include.Contains(c)) && index.Options.Count == 0 && other.Options.Count == 0;
}
