using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>What the runtime must know about a statement.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SqlTraits
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Changes no data, so it may be cancelled when the caller leaves its rows early.</summary>
    ReadOnly = 1,

    /// <summary>May search a vector index: iterative scans and custom plans are switched on for it.</summary>
    VectorSearch = 2,

    /// <summary>May change the session (SET, temporary tables, advisory locks): the connection is reset afterwards.</summary>
    ChangesSession = 4,
}
