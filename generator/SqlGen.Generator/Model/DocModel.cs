namespace SqlGen.Generator.Model;

/// <summary>
/// What XML documentation says of a thing, escaped already: <paramref name="Comment"/> is its COMMENT ON (may have several lines, <c>\n</c>),
/// <paramref name="Sql"/> one line that describes it in SQL, with <c>&lt;c&gt;</c> elements in it.
/// </summary>
public sealed record DocModel(string? Comment, string Sql);
