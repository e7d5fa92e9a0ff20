using Microsoft.Extensions.Hosting;

namespace SqlGen.Hosting;

/// <summary>Checks the database before any other service of the host starts: a host whose logins could see too much serves nobody.</summary>
internal sealed class StartupChecks<TDatabase>(DatabaseHost<TDatabase> host) : IHostedLifecycleService
    where TDatabase : class, ISqlGenDatabase<TDatabase>
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        host.ChecksAtStartup ? host.Database.CheckAsync(cancellationToken) : Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
