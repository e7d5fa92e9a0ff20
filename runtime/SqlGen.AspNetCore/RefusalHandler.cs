using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace SqlGen.AspNetCore;

/// <summary>Refusals of callers are answers, not faults of the program.</summary>
internal sealed class RefusalHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        int? status = exception switch
        {
            SqlUnauthenticatedException => StatusCodes.Status401Unauthorized,
            SqlAccessDeniedException => StatusCodes.Status403Forbidden,
            _ => null,
        };
        if (status is null)
            return false;
        httpContext.Response.StatusCode = status.Value;
        // Without the exception: it names tables and policies, which are for the log. A client that takes no JSON gets the status alone.
        await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = { Status = status } }).ConfigureAwait(false);
        return true;
    }
}
