using Npgsql;

namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>What ends a call of which nobody knows afterwards whether it has happened.</summary>
internal static class Disturbance
{
    /// <summary>In a word; null where the server has judged the call itself.</summary>
    public static string? Of(Exception exception)
    {
        if (Resilience.SqlState(exception) is { } state)
        {
            return state switch
            {
                PostgresErrorCodes.QueryCanceled => exception is OperationCanceledException ? "cancelled" : "timed out on the server",
                _ when state.StartsWith("57P", StringComparison.Ordinal) => "server down",
                _ => null,
            };
        }

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case OperationCanceledException:
                    return "cancelled";
                case TimeoutException:
                    return "timed out at the client";
            }
        }

        return exception is NpgsqlException or SqlGenException ? "server down" : null;
    }
}
