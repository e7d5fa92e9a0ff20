namespace SqlGen.Generated.Tests.Changes;

/// <summary>Rows that somebody sees and may not change.</summary>
[SqlGenDatabase]
public sealed partial class ChangesDatabase;
