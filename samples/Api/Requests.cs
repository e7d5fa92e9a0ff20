namespace ApiSample;

/// <summary>What a client sends to write a note.</summary>
public sealed record NoteText(string Title, string? Body);
