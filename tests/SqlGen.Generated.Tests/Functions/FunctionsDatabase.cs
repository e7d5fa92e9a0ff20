namespace SqlGen.Generated.Tests.Functions;

/// <summary>A schema of functions.</summary>
[SqlGenDatabase]
public sealed partial class FunctionsDatabase;
