using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>A result column of a query.</summary>
/// <param name="Name">As the server names it: <c>?column?</c> where the expression suggests none.</param>
/// <param name="Type">Null where it can't be known from the text; then <paramref name="Reason"/> says why.</param>
/// <param name="NotNull">Proven never to be null; false is no statement.</param>
/// <param name="Source">The relation's column that it shows unchanged, if any.</param>
public sealed record ResultColumn(string Name, TypeReference? Type, bool NotNull = false, ColumnSource? Source = null, string? Reason = null);
