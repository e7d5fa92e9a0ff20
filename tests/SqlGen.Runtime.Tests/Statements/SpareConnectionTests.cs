using System.Runtime.CompilerServices;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Statements;

/// <summary>Connections, commands and batches are used again by calls of other users: nothing of one call may be seen, or held, by the next.</summary>
public sealed class SpareConnectionTests(TestDatabase database)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_call_sent_is_not_kept_after_it(bool asUser)
    {
        await using var users = database.CreateUsers();
        await using var services = database.CreateService();
        var scope = asUser ? TestScope.AsUser(users, Guid.NewGuid()) : TestScope.AsService(services);

        var sent = await SendAsync(scope);

        for (var i = 0; i < 20 && sent.IsAlive; i++)
        {
            await Task.Delay(20);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(sent.IsAlive);
    }

    [Fact]
    public async Task Calls_at_the_same_time_each_get_their_own_answer_also_beside_failures()
    {
        await using var users = database.CreateUsers();

        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
        {
            var user = Guid.NewGuid();
            var scope = TestScope.AsUser(users, user);
            if (i % 5 == 0)
                await Assert.ThrowsAsync<Npgsql.PostgresException>(() => scope.Sql("select 1 / ($1 - $1)").With(i).SingleAsync(static r => r.GetInt32(0)));
            var answer = await scope.Sql("select $1 || ' ' || auth.uid()").With("call " + i).SingleAsync(static r => r.GetString(0));
            Assert.Equal($"call {i} {user}", answer);
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> SendAsync(TestScope scope)
    {
        var text = new string('x', 100_000);
        Assert.Equal(100_000, await scope.Sql("select length($1)").With(text).SingleAsync(static r => r.GetInt32(0)));
        return new(text);
    }
}
