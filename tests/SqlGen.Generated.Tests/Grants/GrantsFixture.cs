using SqlGen.Generated.Tests.Grants;

[assembly: AssemblyFixture(typeof(GrantsFixture))]

namespace SqlGen.Generated.Tests.Grants;

public sealed class GrantsFixture() : DatabaseFixture<GrantsDatabase>(
    "grants.sql", GrantsDatabase.CreateDataSource, static source => new GrantsDatabase(source, source, new SqlGenOptions { LoginCheck = LoginCheck.Report }));
