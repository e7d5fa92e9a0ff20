namespace SqlGen.Tool.Tuning;

/// <summary>Why an index is not tuned, and the way out.</summary>
internal sealed class TuneException(string message) : Exception(message);
