using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Binding;

/// <summary>A column that a query yields or reads from; the type is null where it can't be known.</summary>
/// <param name="Place">The select item it comes from.</param>
/// <param name="Source">The relation's column it shows unchanged.</param>
internal sealed record BoundColumn(string Name, TypeReference? Type, TextRange Place, (Relation Relation, Column Column)? Source = null);
