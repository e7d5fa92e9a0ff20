namespace SqlGen.Resilience.Tests;

/// <summary>The database of Schema/resilience.sql.</summary>
[SqlGenDatabase]
public sealed partial class ResilienceDatabase;
