using SqlGen.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What the refusals of a database are to clients of ASP.NET Core.</summary>
public static class SqlGenAspNetCoreServiceCollectionExtensions
{
    /// <summary>
    /// Answers 401 where a principal is no user of the database, and 403 where policies or grants refuse the user, as problem details without any text
    /// of the exception. <c>app.UseExceptionHandler()</c> puts it to use.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <returns><paramref name="services"/>; handlers that are added afterwards see what this one leaves.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddSqlGenExceptionHandler(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddProblemDetails().AddExceptionHandler<RefusalHandler>();
    }
}
