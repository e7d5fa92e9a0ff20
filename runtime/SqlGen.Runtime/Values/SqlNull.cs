using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>NULL where the schema promised none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlNull
{
    /// <summary>The exception for a place that is never NULL by the schema.</summary>
    public static SqlGenDataException In(string name) =>
        new($"{name} is NULL, though the schema says that it never is; compare the database with the schema the code was generated from");
}
