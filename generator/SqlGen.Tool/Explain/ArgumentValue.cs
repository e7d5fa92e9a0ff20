namespace SqlGen.Tool.Explain;

/// <summary>What an argument is called with.</summary>
/// <param name="Text">As PostgreSQL reads it; null for NULL.</param>
/// <param name="Origin">Where it is from, in words: <c>given</c>, <c>a row of notes.embedding</c>.</param>
internal sealed record ArgumentValue(CalledArgument Argument, string? Text, string Origin)
{
    public string Sql => Text is null ? "null" : $"'{Text.Replace("'", "''", StringComparison.Ordinal)}'::{Argument.Type}";
}
