using Microsoft.Extensions.Logging;

namespace SqlGen.Internal;

internal static partial class StartupLog
{
    /// <summary>Warns of a dangerous login.</summary>
    internal static void Report(SqlEndpoint endpoint, SetupProblem login)
    {
        if (endpoint.Options.LoggerFactory is { } factory)
            DangerousLogin(factory.CreateLogger("SqlGen"), login.Message);
        else
            System.Diagnostics.Trace.TraceWarning("{0}", login.Message);
    }

    /// <summary>Warns of differences from the schema.</summary>
    internal static void Report(SqlEndpoint endpoint, SchemaDrift drift)
    {
        if (endpoint.Options.LoggerFactory is { } factory)
            Drifted(factory.CreateLogger("SqlGen"), drift.Database, drift);
        else
            System.Diagnostics.Trace.TraceWarning("database \"{0}\" is not as the schema was that {1} was compiled from:\n{2}", drift.Database, endpoint.Description.Name, drift);
    }

    [LoggerMessage(EventId = 1, EventName = "DangerousLogin", Level = LogLevel.Warning, Message = "{Problem}")]
    private static partial void DangerousLogin(ILogger logger, string problem);

    [LoggerMessage(EventId = 2, EventName = "SchemaDrift", Level = LogLevel.Warning, Message = "database \"{Database}\" is not as the schema was that this code was compiled from:\n{Drift}")]
    private static partial void Drifted(ILogger logger, string database, SchemaDrift drift);
}
