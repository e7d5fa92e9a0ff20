using System.ComponentModel;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>Updates and deletes of one row, and what became of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlChange
{
    /// <summary>A change that nothing can filter from somebody who sees the row.</summary>
    public static async Task<ChangeResult> ExecuteAsync(SqlCall change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Result(await change.ExecuteAsync(cancellationToken).ConfigureAwait(false), isVisible: false);
    }

    /// <summary>
    /// A change, and whether the caller sees the row when it touched none, in the same round trip. The look is a statement of its own, not a part of
    /// the first one's: that would still see what somebody else deleted while the change waited for it.
    /// </summary>
    /// <param name="change">The update or delete.</param>
    /// <param name="look">Whether the row is there.</param>
    /// <param name="underPolicies">What filters is policies: calls of a login that needs no context have none.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static Task<ChangeResult> ExecuteAsync(SqlCall change, SqlCall look, bool underPolicies, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(look);
        return underPolicies && change.Session.Context is null ? ExecuteAsync(change, cancellationToken)
            : change.Session is BatchSession ? WaitAsync(change, look, cancellationToken)
            : SendAsync(change, look, cancellationToken);
    }

    private static async Task<ChangeResult> WaitAsync(SqlCall change, SqlCall look, CancellationToken cancellationToken)
    {
        var affected = change.ExecuteAsync(cancellationToken);
        var isVisible = look.SingleAsync(IsVisible, cancellationToken);
        return Result(await affected.ConfigureAwait(false), await isVisible.ConfigureAwait(false));
    }

    private static async Task<ChangeResult> SendAsync(SqlCall change, SqlCall look, CancellationToken cancellationToken)
    {
        var changed = new BatchedCall(change.Statement, change.Parameters, hasRows: false, Task.CompletedTask);
        var looked = new BatchedCall(look.Statement, look.Parameters, hasRows: true, Task.CompletedTask);
        var execution = await change.Session.StartBatchAsync([changed, looked], change.Statement, cancellationToken).ConfigureAwait(false);
        try
        {
            await execution.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var isVisible = IsVisible(execution.Reader);
            await execution.CompleteAsync().ConfigureAwait(false);
            return Result(await changed.EndAsync().ConfigureAwait(false), isVisible);
        }
        catch (Exception e)
        {
            await execution.AbandonAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    private static bool IsVisible(NpgsqlDataReader reader) => reader.GetBoolean(0);

    private static ChangeResult Result(int affected, bool isVisible) =>
        new(affected > 0 ? ChangeOutcome.Changed : isVisible ? ChangeOutcome.Filtered : ChangeOutcome.NotFound);
}
