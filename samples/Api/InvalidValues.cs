using Microsoft.AspNetCore.Diagnostics;
using Npgsql;
using SqlGen;

namespace ApiSample;

/// <summary>What a refusal by the database is to a client: without a user 401, against a policy 403, against a constraint 400.</summary>
internal sealed class DatabaseExceptions : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        int? status = exception switch
        {
            SqlUnauthenticatedException => StatusCodes.Status401Unauthorized,
            SqlAccessDeniedException => StatusCodes.Status403Forbidden,
            PostgresException { SqlState: PostgresErrorCodes.CheckViolation } => StatusCodes.Status400BadRequest,
            _ => null,
        };
        if (status is null)
            return false;
        // The exception names tables and policies: that is for the log, not for the client.
        await Results.Problem(statusCode: status).ExecuteAsync(context);
        return true;
    }
}
