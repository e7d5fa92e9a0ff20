using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>Labels of enums that generated code does not know.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlLabel
{
    /// <summary>The exception for a label that the schema did not have when the code was generated.</summary>
    public static SqlGenDataException Unknown(string enumName, string label) =>
        new($"label \"{label}\" of enum {enumName} is not known to the generated code; add it to the schema files and build again");
}
