using NpgsqlTypes;
using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;
using SqlGen.Testing;

namespace SqlGen.Runtime.Tests.Bulk;

/// <summary>A million rows that never are in memory together. Alone, because the heap is measured.</summary>
[Collection(nameof(BulkMemoryTests))]
[CollectionDefinition(nameof(BulkMemoryTests), DisableParallelization = true)]
public sealed class BulkMemoryTests(TestDatabase database, ITestOutputHelper output)
{
    private const int Count = 1_000_000;

    // A million of these rows held together are more than 80 MB; ten thousand are less than 1 MB.
    private const long Bound = 20_000_000;

    private static readonly SqlScript s_narrow = new("narrow.sql", """
        create table public.narrow (owner uuid not null default auth.uid(), name text not null);
        alter table public.narrow enable row level security;
        create policy narrow_owner on public.narrow to authenticated using (owner = (select auth.uid())) with check (owner = (select auth.uid()));
        grant select, insert on public.narrow to authenticated, service_role;
        """);

    [Theory]
    [InlineData(true, true), InlineData(false, true), InlineData(false, false)]
    public async Task A_million_rows_need_no_more_memory_than_a_chunk(bool isService, bool isAsync)
    {
        database.DemandNative();
        await using var own = await database.CreateAsync(SqlScript.SupabaseShim, SqlScript.Schema, TestDatabase.Items, s_narrow);
        await using var source = SqlGenDataSource.Create(TestDatabase.Description, await own.LoginAsync(isService ? "app_service" : "app_login"));
        var user = Guid.NewGuid();
        var scope = isService ? TestScope.AsService(source) : TestScope.AsUser(source, user);
        await scope.InsertManyAsync(NewNarrow.Insert, Rows(3000), null, default);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (peak, reports, last) = (0L, 0, 0L);
        var expected = Count / (isService ? 1000 : 10_000);
        var progress = new Watched(told =>
        {
            if (++reports % (expected / 10) == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            last = told;
        });

        var inserted = isAsync
            ? await scope.InsertManyAsync(NewNarrow.Insert, Rows(Count).ToAsyncEnumerable(), progress, default)
            : await scope.InsertManyAsync(NewNarrow.Insert, Rows(Count), progress, default);

        output.WriteLine($"{(isService ? "service" : "user")}: peak {peak / 1e6:0.0} MB above the start");
        Assert.Equal((Count, Count), (inserted, last));
        Assert.InRange(reports, expected, expected + 1);
        Assert.Equal($"{Count + 3000}", await scope.TextAsync("select count(*) from public.narrow"));
        Assert.True(peak < Bound, $"the heap grew by {peak / 1e6:0.0} MB");

        IEnumerable<NewNarrow> Rows(int count)
        {
            for (var i = 0; i < count; i++)
                yield return new(user, $"row {i}");
        }
    }

    private sealed class Watched(Action<long> then) : IProgress<long>
    {
        public void Report(long value) => then(value);
    }

    private sealed record NewNarrow(Guid Owner, string Name)
    {
        internal static readonly SqlBulkInsert<NewNarrow> Insert = new(
            new SqlInsert("narrow.insert", "public.narrow", ["owner", "name"], "owner"),
            static _ => default(SqlColumnSet).With(0).With(1),
            static (call, row) =>
            {
                call.Add(row.Owner, NpgsqlDbType.Uuid);
                call.Add(row.Name, NpgsqlDbType.Text);
            },
            new SqlBulkColumn<NewNarrow, Guid>(static row => row.Owner, NpgsqlDbType.Uuid),
            new SqlBulkColumn<NewNarrow, string>(static row => row.Name, NpgsqlDbType.Text));
    }
}
