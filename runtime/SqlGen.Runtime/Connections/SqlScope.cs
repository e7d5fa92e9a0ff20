using System.ComponentModel;
using SqlGen.Internal;

namespace SqlGen;

/// <summary>Base of the generated scopes: the calls a role may make. A scope holds no connection; it is cheap and may be used by several threads at the same time.</summary>
public abstract class SqlScope
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SqlScope(SqlSession session) => Session = session;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SqlSession Session { get; }

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SqlCall Call(SqlStatement statement) => new(Session, statement);

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<long> InsertManyAsync<TNew>(SqlBulkInsert<TNew> bulk, IEnumerable<TNew> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return BulkInsertion.RunAsync(Session, bulk, new RowSource<TNew>(rows), cancellationToken);
    }

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<long> InsertManyAsync<TNew>(SqlBulkInsert<TNew> bulk, IAsyncEnumerable<TNew> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return BulkInsertion.RunAsync(Session, bulk, new RowSource<TNew>(rows, cancellationToken), cancellationToken);
    }
}
