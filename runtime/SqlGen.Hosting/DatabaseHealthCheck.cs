using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SqlGen.Hosting;

/// <summary>Whether calls may be made, and whether the live database is as the schema was that they were compiled from.</summary>
internal sealed class DatabaseHealthCheck<TDatabase>(DatabaseHost<TDatabase> host) : IHealthCheck
    where TDatabase : class, ISqlGenDatabase<TDatabase>
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await host.Database.CheckAsync(cancellationToken).ConfigureAwait(false);
            var drift = await host.Database.VerifySchemaAsync(cancellationToken).ConfigureAwait(false);
            if (drift.IsEmpty)
                return HealthCheckResult.Healthy();
            var differences = string.Join('\n', drift.Differences.Select(static difference => difference.Message));
            return drift.BreaksCalls ? new(context.Registration.FailureStatus, differences) : HealthCheckResult.Degraded(differences);
        }
        catch (Exception e) when (e is SqlGenException or Npgsql.NpgsqlException)
        {
            return new(context.Registration.FailureStatus, e.Message, e);
        }
    }
}
