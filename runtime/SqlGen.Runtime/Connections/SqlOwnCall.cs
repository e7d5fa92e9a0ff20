using Npgsql;
using NpgsqlTypes;
using SqlGen.Internal;

namespace SqlGen;

/// <summary>A statement of your own under a scope's context, in the same round trip, with positional parameters (<c>$1</c>, <c>$2</c>, …).</summary>
public sealed class SqlOwnCall
{
    private readonly SqlCall _call;

    internal SqlOwnCall(SqlCall call) => _call = call;

    /// <summary>The next parameter, whose PostgreSQL type follows from <typeparamref name="T"/>.</summary>
    public SqlOwnCall With<T>(T value)
    {
        _call.Add(value);
        return this;
    }

    /// <summary>The next parameter.</summary>
    public SqlOwnCall With<T>(T value, NpgsqlDbType type)
    {
        _call.Add(value, type);
        return this;
    }

    /// <summary>Executes the statement and returns how many rows it inserted, updated or deleted.</summary>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken = default) => _call.ExecuteAsync(cancellationToken);

    /// <summary>Executes the statement and returns its one row.</summary>
    /// <exception cref="SqlGenDataException">No row, or more than one.</exception>
    public Task<T> SingleAsync<T>(Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken = default) => _call.SingleAsync(read, cancellationToken);

    /// <summary>The statement's rows; it is executed each time they are enumerated.</summary>
    public SqlRows<T> Rows<T>(Func<NpgsqlDataReader, T> read) => _call.Rows(read);
}
