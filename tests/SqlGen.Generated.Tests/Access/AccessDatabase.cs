namespace SqlGen.Generated.Tests.Access;

/// <summary>A schema of one table for each rule about grants and policies.</summary>
[SqlGenDatabase]
public sealed partial class AccessDatabase;
