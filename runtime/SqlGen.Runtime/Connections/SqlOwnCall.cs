using Npgsql;
using NpgsqlTypes;
using SqlGen.Internal;

namespace SqlGen;

/// <summary>A statement of your own under a scope's context, in the same round trip, with positional parameters (<c>$1</c>, <c>$2</c>, …).</summary>
public sealed class SqlOwnCall
{
    private readonly SqlCall _call;
    private readonly int _parameters;

    internal SqlOwnCall(SqlCall call, int parameters) => (_call, _parameters) = (call, parameters);

    private SqlCall Complete => _call.Parameters.Count == _parameters ? _call : throw Miscounted();

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
    /// <exception cref="InvalidOperationException">Fewer or more values than the text has parameters.</exception>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken = default) => Complete.ExecuteAsync(cancellationToken);

    /// <summary>Executes the statement and returns its one row.</summary>
    /// <exception cref="InvalidOperationException">Fewer or more values than the text has parameters.</exception>
    /// <exception cref="SqlGenDataException">No row, or more than one.</exception>
    public Task<T> SingleAsync<T>(Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken = default) => Complete.SingleAsync(read, cancellationToken);

    /// <summary>The statement's rows; it is executed each time they are enumerated.</summary>
    /// <exception cref="InvalidOperationException">Fewer or more values than the text has parameters.</exception>
    public SqlRows<T> Rows<T>(Func<NpgsqlDataReader, T> read) => Complete.Rows(read);

    private InvalidOperationException Miscounted()
    {
        var given = _call.Parameters.Count;
        var values = given switch { 0 => "no value is given", 1 => "1 value is given", _ => $"{given} values are given" };
        return new(given < _parameters
            ? $"parameter ${given + 1} has no value: the SQL has parameters up to ${_parameters}, and {values}; call With(…) once for each, in the order of their numbers"
            : $"value {_parameters + 1} has no parameter: {values}, and the SQL has {(_parameters == 0 ? "no parameters" : $"parameters up to ${_parameters}")}; "
                + "they are positional: write $1, $2, … where the values belong, not @name");
    }
}
