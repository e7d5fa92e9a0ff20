using System.Data;
using Npgsql;
using NpgsqlTypes;
using SqlGen.Internal;

namespace SqlGen.Runtime.Tests.Database;

// By hand, what the generator emits for a role.
public class TestScope(SqlSession session) : SqlScope(session)
{
    public Task<Item?> GetAsync(long id, CancellationToken cancellationToken = default)
    {
        var call = Call(ItemsSql.Get);
        call.Add(id, NpgsqlDbType.Bigint);
        return call.SingleOrDefaultAsync(ItemsSql.Read, cancellationToken);
    }

    public SqlRows<Item> All() => Call(ItemsSql.All).Rows(ItemsSql.Read);

    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        Call(ItemsSql.Count).SingleAsync(static reader => reader.GetInt64(0), cancellationToken);

    public Task<Item> InsertAsync(NewItem row, CancellationToken cancellationToken = default)
    {
        var call = Call(ItemsSql.Insert.For(row.Set));
        ItemsSql.Bind(call, row);
        return call.SingleAsync(ItemsSql.Read, cancellationToken);
    }

    public Task<Item> UpsertAsync(NewItem row, CancellationToken cancellationToken = default)
    {
        var call = Call(ItemsSql.Upsert.For(row.Set));
        ItemsSql.Bind(call, row);
        return call.SingleAsync(ItemsSql.Read, cancellationToken);
    }

    public async Task<bool> UpdateAsync(long id, NewItem patch, CancellationToken cancellationToken = default)
    {
        var call = Call(ItemsSql.Update.For(patch.Set));
        ItemsSql.Bind(call, patch);
        call.Add(id, NpgsqlDbType.Bigint);
        return await call.ExecuteAsync(cancellationToken) == 1;
    }

    public Task<ChangeResult> ChangeAsync(long id, NewItem patch, CancellationToken cancellationToken = default)
    {
        var call = Call(ItemsSql.Update.For(patch.Set));
        ItemsSql.Bind(call, patch);
        call.Add(id, NpgsqlDbType.Bigint);
        var look = Call(ItemsSql.Exists);
        look.Add(id, NpgsqlDbType.Bigint);
        return SqlChange.ExecuteAsync(call, look, true, cancellationToken);
    }

    public Task<long> InsertManyAsync(IEnumerable<NewItem> rows, CancellationToken cancellationToken = default, IProgress<long>? progress = null) =>
        InsertManyAsync(ItemsSql.InsertMany, rows, progress, cancellationToken);

    public Task<long> InsertManyAsync(IAsyncEnumerable<NewItem> rows, CancellationToken cancellationToken = default, IProgress<long>? progress = null) =>
        InsertManyAsync(ItemsSql.InsertMany, rows, progress, cancellationToken);

    public SqlRows<T> Query<T>(string sql, Func<NpgsqlDataReader, T> read, SqlTraits traits = SqlTraits.ReadOnly) =>
        Call(new("test.query", sql, traits)).Rows(read);

    public Task<string?> TextAsync(string sql, SqlTraits traits = SqlTraits.ReadOnly, CancellationToken cancellationToken = default) =>
        Call(new("test.text", sql, traits)).SingleAsync(static reader => reader.IsDBNull(0) ? null : reader.GetValue(0).ToString(), cancellationToken);

    public Task<int> ExecuteAsync(string sql, SqlTraits traits = SqlTraits.None, CancellationToken cancellationToken = default) =>
        Call(new("test.execute", sql, traits)).ExecuteAsync(cancellationToken);

    public async Task<TestTransaction> BeginTransactionAsync(CancellationToken cancellationToken = default) =>
        new(await Session.BeginTransactionAsync(cancellationToken));

    internal static TestScope AsUser(NpgsqlDataSource dataSource, Guid user, UserClaims? claims = null, SqlGenOptions? options = null) =>
        new(Endpoint(dataSource, options).As(UserContext.ForUser("authenticated", user, claims)));

    internal static TestScope AsAnonymous(NpgsqlDataSource dataSource) => new(Endpoint(dataSource, null).As(UserContext.ForRole("anon")));

    internal static TestScope AsLogin(NpgsqlDataSource dataSource) => new(Endpoint(dataSource, null).Direct());

    internal static TestScope AsService(NpgsqlDataSource dataSource) =>
        new(new SqlEndpoint(TestDatabase.Description, dataSource, SqlEndpointKind.Service, null).Direct());

    private static SqlEndpoint Endpoint(NpgsqlDataSource dataSource, SqlGenOptions? options) =>
        // PGlite's only login is a superuser.
        new(TestDatabase.Description, dataSource, SqlEndpointKind.Users, options ?? new() { LoginCheck = LoginCheck.Report });
}

public sealed class TestTransaction(TransactionSession session) : TestScope(session), ISqlTransaction
{
    public Task CommitAsync(CancellationToken cancellationToken = default) => session.CommitAsync(cancellationToken);
    public Task RollbackAsync(CancellationToken cancellationToken = default) => session.RollbackAsync(cancellationToken);
    public ValueTask DisposeAsync() => session.DisposeAsync();
}
