using SqlGen.Internal;

namespace SqlGen;

/// <summary>
/// Many calls of one scope in one round trip. Calls made on <see cref="Calls"/> wait; <see cref="SendAsync"/> sends them, all or none are
/// kept, and then their tasks have the results: <c>var note = batch.Calls.Notes.GetAsync(id); await batch.SendAsync(); use(await note);</c>
/// </summary>
/// <typeparam name="TScope">The scope's type.</typeparam>
public sealed class SqlBatch<TScope>
    where TScope : SqlScope
{
    private readonly BatchSession _session;

    /// <summary>For generated code.</summary>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public SqlBatch(SqlSession session, Func<SqlSession, TScope> create)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(create);
        _session = new(session);
        Calls = create(_session);
    }

    /// <summary>The scope whose calls wait. Rows wait from <c>ToListAsync</c> on. Don't await a call before the batch is sent: it would wait for ever.</summary>
    public TScope Calls { get; }

    /// <summary>Sends the calls in the order they were made. When one fails all are undone, and this and every call throw.</summary>
    /// <exception cref="InvalidOperationException">The batch was sent before.</exception>
    public Task SendAsync(CancellationToken cancellationToken = default) => _session.SendAsync(cancellationToken);
}
