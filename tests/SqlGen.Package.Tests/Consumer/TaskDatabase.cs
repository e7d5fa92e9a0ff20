using SqlGen;

namespace Consumer;

/// <summary>Generated from schema.sql.</summary>
[SqlGenDatabase]
internal sealed partial class TaskDatabase;
