using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>What a statement does that the server would refuse, and the relations of the catalog that it names, each with the first place.</summary>
public sealed record QueryReport(IReadOnlyList<QueryProblem> Problems, IReadOnlyDictionary<Relation, TextRange> Relations);
