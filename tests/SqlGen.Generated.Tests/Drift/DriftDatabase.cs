namespace SqlGen.Generated.Tests.Drift;

/// <summary>One of everything that verification looks at.</summary>
[SqlGenDatabase]
[SqlGenIgnore("ignored")]
public sealed partial class DriftDatabase;
