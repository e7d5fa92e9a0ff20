namespace SqlGen.Tool;

/// <summary>What a command will not do; the message says why, and the way out.</summary>
internal sealed class RefusalException(string message) : Exception(message);
