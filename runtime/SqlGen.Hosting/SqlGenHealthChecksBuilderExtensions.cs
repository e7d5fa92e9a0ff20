using Microsoft.Extensions.Diagnostics.HealthChecks;
using SqlGen;
using SqlGen.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Databases of SqlGen among a program's health checks.</summary>
public static class SqlGenHealthChecksBuilderExtensions
{
    /// <summary>
    /// A health check of the database: unhealthy where it can't be reached, where a login could see too much, and where it differs from the compiled
    /// schema so that calls break; degraded where it differs otherwise.
    /// </summary>
    /// <typeparam name="TDatabase">The generated class, added with <c>services.AddSqlGen</c>.</typeparam>
    public static IHealthChecksBuilder AddSqlGen<TDatabase>(
        this IHealthChecksBuilder builder, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
        where TDatabase : class, ISqlGenDatabase<TDatabase>
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new(
            name ?? typeof(TDatabase).Name, static provider => new DatabaseHealthCheck<TDatabase>(provider.GetRequiredService<DatabaseHost<TDatabase>>()), failureStatus, tags));
    }
}
