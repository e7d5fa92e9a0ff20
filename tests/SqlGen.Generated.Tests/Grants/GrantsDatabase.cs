namespace SqlGen.Generated.Tests.Grants;

/// <summary>Roles that may name some of a table's columns.</summary>
[SqlGenDatabase]
public sealed partial class GrantsDatabase;
