namespace SqlGen.Generator.Diagnostics;

/// <summary>Exceptions as findings: the one diagnostic that is our own fault.</summary>
public static class InternalErrors
{
    public static Finding Of(Exception exception, string when, FilePlace? place, string? className = null)
    {
        var firstFrame = exception.StackTrace?.Split('\n')[0].Trim();
        return new Finding(
            GeneratorRules.InternalError,
            $"SqlGen failed {when}: {exception.GetType().Name}: {exception.Message.Replace('\r', ' ').Replace('\n', ' ')} ({firstFrame}); "
            + "this is a fault of SqlGen, please report it with the statement",
            place,
            className);
    }
}
