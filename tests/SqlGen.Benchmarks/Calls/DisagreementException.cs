namespace SqlGen.Benchmarks.Calls;

/// <summary>A contender has other rows than the first: what they take can't be compared.</summary>
internal sealed class DisagreementException(string message) : Exception(message);
