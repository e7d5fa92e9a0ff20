namespace SqlGen;

/// <summary>
/// A transaction of a scope: every call on it belongs to it. Nothing is kept unless <see cref="CommitAsync"/> returns; disposing an
/// uncommitted transaction rolls it back. Calls run one after the other, never at the same time.
/// </summary>
public interface ISqlTransaction : IAsyncDisposable
{
    /// <summary>Makes the changes of all calls permanent. When it throws, assume that nothing was kept, unless the connection broke meanwhile.</summary>
    Task CommitAsync(CancellationToken cancellationToken = default);

    /// <summary>Undoes all calls.</summary>
    Task RollbackAsync(CancellationToken cancellationToken = default);
}
