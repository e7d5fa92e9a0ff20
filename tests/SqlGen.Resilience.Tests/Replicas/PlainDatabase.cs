namespace SqlGen.Resilience.Tests.Replicas;

/// <summary>The database of Schema/plain.sql: the class itself is the scope.</summary>
[SqlGenDatabase]
public sealed partial class PlainDatabase;
