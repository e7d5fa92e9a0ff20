using SqlGen.Generated.Tests.Changes;

[assembly: AssemblyFixture(typeof(ChangesFixture))]

namespace SqlGen.Generated.Tests.Changes;

public sealed class ChangesFixture() : DatabaseFixture<ChangesDatabase>(
    "changes.sql", ChangesDatabase.CreateDataSource, static source => new ChangesDatabase(source, source, new SqlGenOptions { LoginCheck = LoginCheck.Report }));
