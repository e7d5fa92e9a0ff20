namespace SqlGen.Testing.Chain;

/// <summary>A link cannot give a server; the message says why.</summary>
sealed class LinkUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
