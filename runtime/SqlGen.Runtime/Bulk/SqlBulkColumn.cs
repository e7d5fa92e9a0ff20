using System.ComponentModel;
using Npgsql;
using NpgsqlTypes;
using Pgvector;

namespace SqlGen.Internal;

/// <summary>A column of a bulk insert.</summary>
/// <typeparam name="TNew">The record that is inserted.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SqlBulkColumn<TNew>
{
    private protected SqlBulkColumn(SqlBulkWays ways) => Ways = ways;

    internal SqlBulkWays Ways { get; }

    /// <summary>Refuses a value before anything is sent.</summary>
    internal abstract void Check(TNew row);

    /// <summary>Roughly the bytes the value takes on the wire.</summary>
    internal abstract int SizeOf(TNew row);

    internal abstract Task WriteAsync(NpgsqlBinaryImporter importer, TNew row, CancellationToken cancellationToken);

    internal abstract NpgsqlParameter ToArray(ReadOnlySpan<TNew> rows);
}

/// <summary>A column of a bulk insert and how its value is had from a record.</summary>
/// <typeparam name="TNew">The record that is inserted.</typeparam>
/// <typeparam name="TValue">The value as Npgsql takes it; nullable where the column may be NULL.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlBulkColumn<TNew, TValue> : SqlBulkColumn<TNew>
{
    private readonly Func<TNew, TValue> _get;
    private readonly NpgsqlDbType? _type;
    private readonly int _dimensions;
    private readonly string? _parameterName;

    /// <summary>A column whose PostgreSQL type is named.</summary>
    public SqlBulkColumn(Func<TNew, TValue> get, NpgsqlDbType type)
        : this(get, type, SqlBulkWays.All)
    {
    }

    /// <summary>A column whose PostgreSQL type is named, and how its values can travel.</summary>
    public SqlBulkColumn(Func<TNew, TValue> get, NpgsqlDbType type, SqlBulkWays ways)
        : base(ways)
    {
        _get = get;
        _type = type;
    }

    /// <summary>A column whose PostgreSQL type follows from <typeparamref name="TValue"/>.</summary>
    public SqlBulkColumn(Func<TNew, TValue> get)
        : this(get, SqlBulkWays.All)
    {
    }

    /// <summary>A column whose PostgreSQL type follows from <typeparamref name="TValue"/>, and how its values can travel.</summary>
    public SqlBulkColumn(Func<TNew, TValue> get, SqlBulkWays ways)
        : base(ways) => _get = get;

    /// <summary>A column of vectors (<see cref="Vector"/>, <see cref="HalfVector"/>, <see cref="SparseVector"/>) of known dimension; 0 for any.</summary>
    public SqlBulkColumn(Func<TNew, TValue> get, int dimensions, string parameterName)
        : base(SqlBulkWays.All)
    {
        _get = get;
        _dimensions = dimensions;
        _parameterName = parameterName;
    }

    internal override void Check(TNew row)
    {
        if (_parameterName is null)
            return;
        if (typeof(TValue) == typeof(Vector))
            VectorCheck.Demand((Vector?)(object?)_get(row), _dimensions, _parameterName);
        else if (typeof(TValue) == typeof(HalfVector))
            VectorCheck.Demand((HalfVector?)(object?)_get(row), _dimensions, _parameterName);
        else if (typeof(TValue) == typeof(SparseVector))
            VectorCheck.Demand((SparseVector?)(object?)_get(row), _dimensions, _parameterName);
    }

    internal override int SizeOf(TNew row)
    {
        if (typeof(TValue) == typeof(string))
            return 4 + ((string?)(object?)_get(row))?.Length ?? 0;
        if (typeof(TValue) == typeof(byte[]))
            return 4 + ((byte[]?)(object?)_get(row))?.Length ?? 0;
        if (typeof(TValue) == typeof(Vector))
            return 8 + 4 * ((Vector?)(object?)_get(row))?.Memory.Length ?? 0;
        return 20;
    }

    internal override Task WriteAsync(NpgsqlBinaryImporter importer, TNew row, CancellationToken cancellationToken) =>
        ParameterValue.WriteAsync(importer, _get(row), _type, cancellationToken);

    internal override NpgsqlParameter ToArray(ReadOnlySpan<TNew> rows)
    {
        var values = new TValue[rows.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = _get(rows[i]);
        return ParameterValue.CreateArray(values, _type);
    }
}
