using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Pgvector;
using SqlGen.Internal;
using SqlGen.Runtime.Tests.Database;

namespace SqlGen.Runtime.Tests.Bulk;

public sealed class BulkTests(TestDatabase database)
{
    private static readonly DateTimeOffset s_noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(1000), InlineData(1001), InlineData(10_000), InlineData(21_000)]
    public async Task A_user_inserts_any_number_of_rows(int count)
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());

        Assert.Equal(count, await scope.InsertManyAsync(Enumerable.Range(0, count).Select(i => new NewItem { Name = $"{i}", Quantity = i })));

        var items = await scope.All().ToListAsync();
        Assert.Equal(Enumerable.Range(0, count), items.Select(item => item.Quantity).Order());
    }

    [Theory]
    [InlineData(3), InlineData(2500), InlineData(10_500)]
    public async Task Rows_that_set_different_columns_arrive_with_their_values_and_defaults(int count)
    {
        await using var users = database.CreateUsers();
        await using var service = database.CreateService();
        var (user, other) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal(count, await TestScope.AsUser(users, user).InsertManyAsync(Enumerable.Range(0, count).Select(i => Row(i, null))));
        Assert.Equal(count, await TestScope.AsService(service).InsertManyAsync(Enumerable.Range(0, count).Select(i => Row(i, other))));

        foreach (var owner in new[] { user, other })
        {
            var items = (await TestScope.AsUser(users, owner).All().ToListAsync()).OrderBy(item => int.Parse(item.Name!, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(count, items.Length);
            for (var i = 0; i < count; i++)
            {
                var item = items[i];
                Assert.Equal(owner, item.Owner);
                Assert.Equal(i % 3 == 0 ? 1 : i, item.Quantity);
                Assert.Equal(i % 3 == 1 ? ["a", null] : null, item.Tags);
                Assert.Equal(i % 3 == 2 ? "sad" : null, item.Mood);
                Assert.Equal(i % 3 == 2 ? s_noon : null, item.Happened);
                Assert.Equal(i % 3 == 2 ? "[1]" : null, item.Data?.GetRawText());
            }
        }

        static NewItem Row(int i, Guid? owner)
        {
            var row = (i % 3) switch
            {
                0 => new NewItem { Name = $"{i}" },
                1 => new NewItem { Name = $"{i}", Quantity = i, Tags = ["a", null] },
                _ => new NewItem { Name = $"{i}", Quantity = i, Mood = "sad", Happened = s_noon, Data = JsonDocument.Parse("[1]").RootElement, Parent = null },
            };
            return owner is { } id ? row with { Owner = id } : row;
        }
    }

    [Fact]
    public async Task All_rows_or_none_whoever_inserts()
    {
        await using var users = database.CreateUsers();
        await using var service = database.CreateService();
        var user = Guid.NewGuid();
        var rows = Enumerable.Range(0, 12_000).Select(i => new NewItem { Owner = user, Name = i == 11_990 ? "7" : $"{i}" });

        foreach (var scope in new[] { TestScope.AsUser(users, user), TestScope.AsService(service) })
        {
            var failed = await Assert.ThrowsAsync<PostgresException>(() => scope.InsertManyAsync(rows));
            Assert.Equal(PostgresErrorCodes.UniqueViolation, failed.SqlState);
            await Assert.ThrowsAsync<InvalidTimeZoneException>(() => scope.InsertManyAsync(FailingAsync(user)));
            using var cancellation = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scope.InsertManyAsync(rows.Select(row => Cancel(row, cancellation)), cancellation.Token));
        }
        Assert.Equal(0, await TestScope.AsUser(users, user).CountAsync());

        static NewItem Cancel(NewItem row, CancellationTokenSource cancellation)
        {
            if (row.Name == "10500")
                cancellation.Cancel();
            return row;
        }

        static async IAsyncEnumerable<NewItem> FailingAsync(Guid user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            for (var i = 0; i < 11_200; i++)
            {
                await Task.Yield();
                yield return new() { Owner = user, Name = $"{i}" };
            }
            throw new InvalidTimeZoneException();
        }
    }

    [Fact]
    public async Task A_bulk_insert_joins_an_open_transaction()
    {
        await using var service = database.CreateService();
        var scope = TestScope.AsService(service);
        var owner = Guid.NewGuid();

        await using (var transaction = await scope.BeginTransactionAsync())
        {
            Assert.Equal(1500, await transaction.InsertManyAsync(Enumerable.Range(0, 1500).Select(i => new NewItem { Owner = owner, Name = $"{i}" })));
            Assert.Equal("1500", await transaction.TextAsync($"select count(*) from items where owner = '{owner}'"));
        }

        Assert.Equal("0", await scope.TextAsync($"select count(*) from items where owner = '{owner}'"));
    }

    [Fact]
    public async Task Nothing_set_is_a_row_of_defaults_and_null_is_refused()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());

        Assert.Equal(2, await scope.InsertManyAsync([new(), new()]));
        Assert.Equal([1, 1], (await scope.All().ToListAsync()).Select(item => item.Quantity));
        await Assert.ThrowsAsync<ArgumentNullException>(() => scope.InsertManyAsync([new(), null!]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => scope.InsertManyAsync((IEnumerable<NewItem>)null!));
    }

    [Fact]
    public async Task Another_users_row_in_the_middle_undoes_all()
    {
        await using var users = database.CreateUsers();
        var scope = TestScope.AsUser(users, Guid.NewGuid());

        var refused = await Assert.ThrowsAsync<SqlAccessDeniedException>(() => scope.InsertManyAsync(
            Enumerable.Range(0, 1200).Select(i => i == 600 ? new NewItem { Owner = Guid.NewGuid() } : new NewItem { Name = $"{i}" })));

        Assert.Equal(("items", "insert", "authenticated"), (refused.Relation, refused.Command, refused.Role));
        Assert.Equal(0, await scope.CountAsync());
    }

    [Fact]
    public async Task Vectors_travel_in_bulk_and_a_wrong_one_is_refused_before_anything_is_sent()
    {
        await using var users = database.CreateUsers();
        await using var service = database.CreateService();
        var user = Guid.NewGuid();
        var random = new Random(1);

        var mine = TestScope.AsUser(users, user);
        Assert.Equal(700, await mine.InsertManyAsync(NewEmbedding.Insert, Rows(700, null), null, default));
        Assert.Equal(1200, await TestScope.AsService(service).InsertManyAsync(NewEmbedding.Insert, Rows(1200, user), null, default));
        Assert.Equal("1900", await mine.TextAsync("select count(*) from embeddings where user_id is not null"));

        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => mine.InsertManyAsync(NewEmbedding.Insert, [.. Rows(2, null), new(null, "x", new(new float[7]))], null, default));
        Assert.StartsWith("Embedding has 7 dimensions, expected 1536", wrong.Message, StringComparison.Ordinal);
        Assert.Equal("1900", await mine.TextAsync("select count(*) from embeddings where user_id is not null"));

        IEnumerable<NewEmbedding> Rows(int count, Guid? owner)
        {
            for (var i = 0; i < count; i++)
                yield return new(owner, $"{i}", new(Enumerable.Range(0, 1536).Select(_ => random.NextSingle()).ToArray()));
        }
    }

    private sealed record NewEmbedding(Guid? UserId, string Content, Vector Embedding)
    {
        internal static readonly SqlBulkInsert<NewEmbedding> Insert = new(
            new SqlInsert("embeddings.insert", "public.embeddings", ["user_id", "content", "embedding"], "id"),
            static row => (row.UserId is null ? default : default(SqlColumnSet).With(0)).With(1).With(2),
            static (call, row) =>
            {
                if (row.UserId is not null)
                    call.Add(row.UserId, NpgsqlDbType.Uuid);
                call.Add(row.Content, NpgsqlDbType.Text);
                call.AddVector(row.Embedding, 1536, "Embedding");
            },
            new SqlBulkColumn<NewEmbedding, Guid?>(static row => row.UserId, NpgsqlDbType.Uuid),
            new SqlBulkColumn<NewEmbedding, string>(static row => row.Content, NpgsqlDbType.Text),
            new SqlBulkColumn<NewEmbedding, Vector>(static row => row.Embedding, 1536, "Embedding"));
    }
}
