using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Drift;

/// <summary>One difference of two databases. <paramref name="Aspect"/> is null where the whole object is on one side only.</summary>
/// <param name="Item">The object, as the side has it that has it; the expected one where both do.</param>
public sealed record SchemaDifference(SchemaItem Item, string? Aspect, string? Expected, string? Found, bool BreaksCalls)
{
    public bool IsMissing => Aspect is null && Found is null;

    public bool IsUnexpected => Aspect is null && Expected is null;

    public Origin? ExpectedOrigin { get; init; }

    public Origin? FoundOrigin { get; init; }

    /// <summary><c>column "title" of "ai_conversations"</c>: names in schema public without it.</summary>
    public string Thing => DifferenceWords.Thing(Item);

    /// <summary>In words, the sides named as a sentence needs them: <c>in schema.sql</c>, <c>after 0007_titles.sql</c>, <c>in the database</c>.</summary>
    public string Describe(string expectedSide, string foundSide) => DifferenceWords.Describe(this, expectedSide, foundSide);
}
