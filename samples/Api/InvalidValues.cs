using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace ApiSample;

/// <summary>A value that a CHECK of the schema refuses is the client's mistake: 400.</summary>
internal sealed class InvalidValues : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not PostgresException { SqlState: PostgresErrorCodes.CheckViolation })
            return false;
        // The exception names tables and constraints: that is for the log, not for the client.
        await Results.Problem(statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
        return true;
    }
}
