using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>What a data source is used for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SqlEndpointKind
{
    /// <summary>Calls under users' contexts, and calls of the login role itself.</summary>
    Users,

    /// <summary>Calls of a service that bypasses Row Level Security.</summary>
    Service,
}
