using Microsoft.Extensions.Logging;

namespace SqlGen.Internal;

internal static partial class StartupLog
{
    /// <summary>Warns of a dangerous login, once; returns whether it did.</summary>
    internal static bool Report(SqlEndpoint endpoint, StartupFindings findings, bool reported)
    {
        if (reported || findings.Login is not { } login || endpoint.Options.LoginCheck != LoginCheck.Report)
            return false;
        if (endpoint.Options.LoggerFactory is { } factory)
            DangerousLogin(factory.CreateLogger("SqlGen"), login.Message);
        else
            System.Diagnostics.Trace.TraceWarning("{0}", login.Message);
        return true;
    }

    [LoggerMessage(EventId = 1, EventName = "DangerousLogin", Level = LogLevel.Warning, Message = "{Problem}")]
    private static partial void DangerousLogin(ILogger logger, string problem);
}
