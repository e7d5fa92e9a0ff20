using System.ComponentModel;
using SqlGen.Internal;

namespace SqlGen;

/// <summary>Base of the generated scopes: the calls a role may make. A scope holds no connection; it is cheap and may be used by several threads at the same time.</summary>
public abstract class SqlScope
{
    internal const string OwnStatement = "sql";

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SqlScope(SqlSession session) => Session = session;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SqlSession Session { get; }

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SqlCall Call(SqlStatement statement) => new(Session, statement);

    /// <summary>
    /// One statement of your own, with the scope's role and claims: SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE or MERGE. The text must not be
    /// made of values; those are parameters.
    /// </summary>
    /// <param name="text">The SQL, with <c>$1</c>, <c>$2</c>, … for the parameters.</param>
    /// <exception cref="ArgumentException">More than one statement, another kind (transactions, roles and settings are the scope's), or <c>set_config</c>.</exception>
    public SqlOwnCall Sql(string text)
    {
        var parameters = OwnSql.Check(text);
        // What its functions do to the session can't be seen from here.
        return new(new SqlCall(Session, new SqlStatement(OwnStatement, text, SqlTraits.ChangesSession)), parameters);
    }

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<long> InsertManyAsync<TNew>(SqlBulkInsert<TNew> bulk, IEnumerable<TNew> rows, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return BulkInsertion.RunAsync(Session, bulk, new RowSource<TNew>(rows), progress, cancellationToken);
    }

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<long> InsertManyAsync<TNew>(SqlBulkInsert<TNew> bulk, IAsyncEnumerable<TNew> rows, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return BulkInsertion.RunAsync(Session, bulk, new RowSource<TNew>(rows, cancellationToken), progress, cancellationToken);
    }
}
