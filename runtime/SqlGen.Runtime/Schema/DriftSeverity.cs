namespace SqlGen;

/// <summary>What a difference means for calls.</summary>
public enum DriftSeverity
{
    /// <summary>Calls go on as they were: an index, a default, a comment, an object more.</summary>
    Differs,

    /// <summary>Calls may fail, or answer differently: something is missing, a type or nullability is another, rights or policies are.</summary>
    BreaksCalls,
}
