namespace SqlGen.PostgreSql.Drift;

/// <summary>
/// One difference of two databases. <paramref name="Item"/> is the object as the expected side has it, or the one that has it; <paramref name="Aspect"/> is
/// null where the whole object is on one side only.
/// </summary>
sealed partial record SchemaDifference(SchemaItem Item, string? Aspect, string? Expected, string? Found, bool BreaksCalls)
{
    /// <summary>The object on the other side, where both have it.</summary>
    public SchemaItem? FoundItem { get; init; }

    public bool IsMissing => Aspect is null && Found is null;

    public bool IsUnexpected => Aspect is null && Expected is null;

    /// <summary><c>column "title" of "ai_conversations"</c>: names in schema public without it.</summary>
    public string Thing => DifferenceWords.Thing(Item);

    /// <summary>In words, the sides named as a sentence needs them: <c>in schema.sql</c>, <c>after 0007_titles.sql</c>, <c>in the database</c>.</summary>
    public string Describe(string expectedSide, string foundSide) => DifferenceWords.Describe(this, expectedSide, foundSide);
}
