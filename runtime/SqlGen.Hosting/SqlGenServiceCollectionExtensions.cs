using SqlGen;
using SqlGen.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Databases of SqlGen in a program's host.</summary>
public static class SqlGenServiceCollectionExtensions
{
    /// <summary>
    /// The database as a singleton, with its data sources: made from <c>ConnectionStrings:{class}</c> and <c>ConnectionStrings:{class}Service</c>,
    /// checked before the host starts, closed with it.
    /// </summary>
    /// <typeparam name="TDatabase">The generated class.</typeparam>
    /// <exception cref="InvalidOperationException">The database was added before.</exception>
    public static IServiceCollection AddSqlGen<TDatabase>(this IServiceCollection services, Action<SqlGenHostOptions>? configure = null)
        where TDatabase : class, ISqlGenDatabase<TDatabase>
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static service => service.ServiceType == typeof(DatabaseHost<TDatabase>)))
            throw new InvalidOperationException($"AddSqlGen<{typeof(TDatabase).Name}> was called before; one program has one of each database, so put all choices into one call");
        services.AddSingleton(provider => DatabaseHost<TDatabase>.Create(provider, configure));
        services.AddSingleton(static provider => provider.GetRequiredService<DatabaseHost<TDatabase>>().Database);
        return services.AddHostedService<StartupChecks<TDatabase>>();
    }
}
