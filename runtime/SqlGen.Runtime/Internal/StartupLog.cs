using Microsoft.Extensions.Logging;

namespace SqlGen.Internal;

internal static partial class StartupLog
{
    internal static void Report(SqlEndpoint endpoint, StartupFindings findings)
    {
        if (findings.Login is { } login && endpoint.Options is { LoginCheck: LoginCheck.Report, LoggerFactory: { } factory })
            DangerousLogin(factory.CreateLogger("SqlGen"), login.Message);
    }

    [LoggerMessage(EventId = 1, EventName = "DangerousLogin", Level = LogLevel.Warning, Message = "{Problem}")]
    private static partial void DangerousLogin(ILogger logger, string problem);
}
