namespace SqlGen.Generated.Tests.Tenants;

/// <summary>A schema whose policies read settings and claims of their own.</summary>
[SqlGenDatabase]
public sealed partial class TenantsDatabase;
