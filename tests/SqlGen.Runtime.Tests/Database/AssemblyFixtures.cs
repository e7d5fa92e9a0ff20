using SqlGen.Runtime.Tests.Database;

[assembly: AssemblyFixture(typeof(TestDatabase))]
