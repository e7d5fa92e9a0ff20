using System.ComponentModel;
using Npgsql;
using NpgsqlTypes;
using Pgvector;

namespace SqlGen.Internal;

/// <summary>A statement with its arguments, bound by position. It may be executed again when the execution before has ended.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlCall
{
    private readonly SqlSession _session;
    private readonly SqlStatement _statement;
    private readonly SqlParameters _parameters = new();

    internal SqlCall(SqlSession session, SqlStatement statement)
    {
        _session = session;
        _statement = statement;
    }

    /// <summary>The next argument.</summary>
    public void Add<T>(T value, NpgsqlDbType type) => _parameters.Add(ParameterValue.Create(value, type));

    /// <summary>The next argument, whose PostgreSQL type follows from <typeparamref name="T"/>.</summary>
    public void Add<T>(T value) => _parameters.Add(ParameterValue.Create(value, null));

    /// <summary>The next argument: a vector of known dimension.</summary>
    /// <exception cref="ArgumentException">Another dimension, or an element that is NaN or infinite. Nothing has been sent.</exception>
    public void AddVector(Vector? value, int dimensions, string parameterName)
    {
        VectorCheck.Demand(value, dimensions, parameterName);
        _parameters.Add(ParameterValue.Create(value, null));
    }

    /// <summary>The next argument: a half-precision vector of known dimension.</summary>
    /// <exception cref="ArgumentException">Another dimension, or an element that is NaN or infinite. Nothing has been sent.</exception>
    public void AddVector(HalfVector? value, int dimensions, string parameterName)
    {
        VectorCheck.Demand(value, dimensions, parameterName);
        _parameters.Add(ParameterValue.Create(value, null));
    }

    /// <summary>The next argument: a sparse vector of known dimension.</summary>
    /// <exception cref="ArgumentException">Another dimension, or an element that is NaN or infinite. Nothing has been sent.</exception>
    public void AddVector(SparseVector? value, int dimensions, string parameterName)
    {
        VectorCheck.Demand(value, dimensions, parameterName);
        _parameters.Add(ParameterValue.Create(value, null));
    }

    internal SqlSession Session => _session;
    internal SqlStatement Statement => _statement;
    internal SqlParameters Parameters => _parameters;

    internal ValueTask<SqlExecution> StartAsync(CancellationToken cancellationToken) =>
        _session.StartAsync(_statement, _parameters, cancellationToken);

    /// <summary>Executes the call and returns how many rows it inserted, updated or deleted.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var execution = await (_session is BatchSession batch ? batch.StartWithoutRowsAsync(_statement, _parameters) : StartAsync(cancellationToken)).ConfigureAwait(false);
        try
        {
            await execution.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await execution.AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
        return execution.RowsAffected;
    }

    /// <summary>Executes the call and returns its one row.</summary>
    /// <exception cref="SqlGenDataException">No row, or more than one.</exception>
    public async Task<T> SingleAsync<T>(Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var execution = await StartAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!await execution.Reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                throw new SqlGenDataException($"{_statement.Name} returned no row, though one was expected; a trigger or rule may have suppressed it");
            var result = SqlNull.Guard(_statement, execution.Reader, read);
            if (await execution.Reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                throw MoreThanOneRow(_statement);
            await execution.CompleteAsync().ConfigureAwait(false);
            return result;
        }
        catch (Exception e)
        {
            await execution.AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Executes the call and returns its one row, or null when there is none.</summary>
    /// <exception cref="SqlGenDataException">More than one row.</exception>
    public async Task<T?> SingleOrDefaultAsync<T>(Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        where T : class
    {
        var execution = await StartAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            T? result = null;
            if (await execution.Reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                result = SqlNull.Guard(_statement, execution.Reader, read);
                if (await execution.Reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    throw MoreThanOneRow(_statement);
            }
            await execution.CompleteAsync().ConfigureAwait(false);
            return result;
        }
        catch (Exception e)
        {
            await execution.AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The rows of the call, which is executed each time they are enumerated.</summary>
    public SqlRows<T> Rows<T>(Func<NpgsqlDataReader, T> read) => new(this, read);

    /// <summary>The rows of a search for the nearest, which is executed each time they are enumerated.</summary>
    public SqlNeighbors<T> Neighbors<T>(Func<NpgsqlDataReader, Neighbor<T>> read, int asked, bool exact) => new(this, read, asked, exact);

    /// <summary>The vectors of the call, which is executed each time they are enumerated.</summary>
    /// <param name="readKey">Reads the key of a vector's row.</param>
    /// <param name="ordinal">The vector's position in the row; it is never NULL there.</param>
    public SqlVectors<TKey> Vectors<TKey>(Func<NpgsqlDataReader, TKey> readKey, int ordinal) => new(this, readKey, ordinal);

    internal static SqlGenDataException MoreThanOneRow(SqlStatement statement) =>
        new($"{statement.Name} returned more than one row, though at most one was expected");
}
