using Npgsql;
using SqlGen.Generated.Tests.Tenants;
using SqlGen.Testing;

[assembly: AssemblyFixture(typeof(TenantsFixture))]

namespace SqlGen.Generated.Tests.Tenants;

public sealed class TenantsFixture() : DatabaseFixture<TenantsDatabase>(
    "tenants.sql", TenantsDatabase.CreateDataSource, static source => new TenantsDatabase(source, new SqlGenOptions { LoginCheck = LoginCheck.Report }));

/// <summary>Typed contexts against a server: what the policies read arrives, and nothing else is seen.</summary>
public sealed class TenantTests(TenantsFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tenants_cannot_see_each_other()
    {
        var (mine, theirs) = (Guid.NewGuid(), Guid.NewGuid());
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid(), mine, "acme");
        var they = fixture.Db.AsAuthenticated(Guid.NewGuid(), theirs, "acme");

        await me.Projects.InsertAsync(new() { Id = 1, Name = "mine" }, Token);
        await they.Projects.InsertAsync(new() { Id = 2, Name = "theirs" }, Token);

        Assert.Equal(["mine"], (await me.Projects.All().ToListAsync(Token)).Select(static p => p.Name));
        Assert.Equal(["theirs"], (await they.ProjectNames.All().ToListAsync(Token)).Select(static p => p.Name));
        Assert.Equal(1, await me.ProjectCountAsync(Token));
        Assert.Null(await me.Projects.GetAsync(2, Token));
        await Assert.ThrowsAsync<SqlAccessDeniedException>(() => me.Projects.InsertAsync(new() { Id = 3, Name = "forged", TenantId = theirs }, Token));
    }

    [Fact]
    public async Task A_role_without_a_user_is_asked_for_the_setting_alone()
    {
        var worker = fixture.Db.AsSgTenantsWorker(Guid.NewGuid());

        await worker.Projects.InsertAsync(new() { Id = 20, Name = "built" }, Token);

        Assert.Equal(1, await worker.Projects.CountAsync(Token));
    }

    [Fact]
    public async Task A_claim_inside_another_leaves_what_is_beside_it()
    {
        await fixture.Database.ExecuteAsync("insert into reports (id, org, title) values (1, 'acme', 'a'), (2, 'other', 'b')", Token);
        var claims = UserClaims.Empty.With("app_metadata", JsonText.Parse("""{"plan": "free", "org": "forged"}""")).With("admin", true);
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid(), Guid.NewGuid(), "acme", claims);

        Assert.Equal(["a"], (await me.Reports.All().ToListAsync(Token)).Select(static r => r.Title));
        Assert.Equal(
            "free acme true",
            await me.Sql("select concat_ws(' ', auth.jwt() #>> '{app_metadata,plan}', auth.jwt() #>> '{app_metadata,org}', auth.jwt() ->> 'admin')")
                .SingleAsync(static r => r.GetString(0), Token));
    }

    [Theory]
    [InlineData("acme' or '1' = '1")]
    [InlineData("\\' \" {} \"org\": \"acme\" -- /* $1 */")]
    [InlineData("\u2028 \u202E e\u0301 \t\r\n\u0001\u007F")]
    [InlineData("")]
    public async Task What_a_policy_reads_arrives_exactly_whatever_it_is(string org)
    {
        var tenant = Guid.NewGuid();
        var id = Random.Shared.Next(100, int.MaxValue);
        var (me, they) = (fixture.Db.AsAuthenticated(Guid.NewGuid(), tenant, org), fixture.Db.AsAuthenticated(Guid.NewGuid(), tenant, org + " "));

        await me.Reports.InsertAsync(new() { Id = id, Org = org, Title = org }, Token);

        Assert.Equal([(id, org)], (await me.Reports.All().ToListAsync(Token)).Where(row => row.Id == id).Select(static row => (row.Id, row.Org)));
        Assert.Null(await they.Reports.GetAsync(id, Token));
        await Assert.ThrowsAsync<SqlAccessDeniedException>(() => they.Reports.InsertAsync(new() { Id = -id, Org = org, Title = "forged" }, Token));
        Assert.True(await me.Reports.DeleteAsync(id, Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xD83E)]
    public async Task What_PostgreSQL_cannot_hold_in_a_claim_is_refused_and_leaves_nothing(int character)
    {
        // Made here: an attribute can't hold half a surrogate pair.
        var org = "acme" + (char)character;
        var (user, tenant) = (Guid.NewGuid(), Guid.NewGuid());

        var error = await Assert.ThrowsAnyAsync<Exception>(() => fixture.Db.AsAuthenticated(user, tenant, org).Reports.CountAsync(Token));

        Assert.True(error is ArgumentException or PostgresException, error.ToString());
        Assert.Equal(0, await fixture.Db.AsAuthenticated(user, tenant, "acme\ufffd").Reports.CountAsync(Token));
    }

    [Fact]
    public async Task A_setting_that_must_be_there_fails_cleanly_where_own_sql_forgets_it()
    {
        var tenant = Guid.NewGuid();
        await fixture.Db.AsAuthenticated(Guid.NewGuid(), tenant, "acme").Invoices.InsertAsync(new() { Id = 1, TenantId = tenant, Cents = 5 }, Token);
        await using var fresh = TenantsDatabase.CreateDataSource(fixture.Database.ConnectionString + ";Application Name=fresh");
        var db = new TenantsDatabase(fresh, new SqlGenOptions { LoginCheck = LoginCheck.Report });
        var untold = db.AsAuthenticated(Guid.NewGuid());

        var first = await Assert.ThrowsAsync<PostgresException>(() => untold.Sql("select cents from invoices").Rows(static r => r.GetInt64(0)).ToListAsync(Token));

        Assert.Equal("42704", first.SqlState);
        Assert.Equal(5, await db.AsAuthenticated(Guid.NewGuid(), tenant, "acme").InvoiceSumAsync(Token));
        var second = await Assert.ThrowsAsync<PostgresException>(() => untold.Sql("select cents from invoices").Rows(static r => r.GetInt64(0)).ToListAsync(Token));
        Assert.Contains(second.SqlState, new[] { "42704", "22P02" });
    }

    [Fact]
    public async Task Without_the_values_there_is_what_does_not_need_them()
    {
        var me = fixture.Db.AsAuthenticated(Guid.NewGuid());

        await me.Notes.InsertAsync(new() { Id = 1, Body = "own" }, Token);

        Assert.Equal("own", (await me.Notes.GetAsync(1, Token))!.Body);
        Assert.Equal("hello", await me.GreetingAsync(Token));
        Assert.Empty(await me.News.All().ToListAsync(Token));
    }
}
