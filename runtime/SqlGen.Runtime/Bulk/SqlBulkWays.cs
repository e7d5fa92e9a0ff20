using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>How a column's values can travel in bulk.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SqlBulkWays
{
    /// <summary>Only row by row.</summary>
    None = 0,

    /// <summary>In a binary COPY: the server's own binary form is what is written.</summary>
    Copy = 1,

    /// <summary>As one array of all rows' values: not for columns that are arrays themselves.</summary>
    Unnest = 2,

    /// <summary>Both.</summary>
    All = Copy | Unnest,
}
