using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Startup;

/// <summary>A program that was built without the comparison is told so; the switch is the process's, so that nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(SchemaVerificationSwitchTests), DisableParallelization = true)]
[Collection(nameof(SchemaVerificationSwitchTests))]
public sealed class SchemaVerificationSwitchTests(TestDatabase database)
{
    private const string Switch = "SqlGen.SchemaVerification";
    private const string Refusal =
        "the database can't be compared with the schema, because this program was built without that; remove <SqlGenSchemaVerification>false</SqlGenSchemaVerification> from its project";

    [Fact]
    public async Task Without_it_verifying_and_a_checked_first_call_are_refused_and_nothing_else()
    {
        await using var users = database.CreateUsers();
        var plain = new SqlEndpoint(TestDatabase.Description, users, SqlEndpointKind.Users, new() { LoginCheck = LoginCheck.Report });
        var checking = new SqlEndpoint(TestDatabase.Description, users, SqlEndpointKind.Users, new() { LoginCheck = LoginCheck.Report, SchemaCheck = SchemaCheck.Report });
        AppContext.SetSwitch(Switch, false);
        try
        {
            var verifying = await Assert.ThrowsAsync<NotSupportedException>(() => GeneratedCode.VerifySchemaAsync(plain.Direct(), default));
            Assert.Equal(Refusal, verifying.Message);
            var calling = await Assert.ThrowsAsync<NotSupportedException>(() => new TestScope(checking.Direct()).TextAsync("select 'not sent'"));
            Assert.Equal(Refusal, calling.Message);
            Assert.Equal("sent", await new TestScope(plain.Direct()).TextAsync("select 'sent'"));
        }
        finally
        {
            AppContext.SetSwitch(Switch, true);
        }

        Assert.Equal("sent", await new TestScope(checking.Direct()).TextAsync("select 'sent'"));
    }
}
