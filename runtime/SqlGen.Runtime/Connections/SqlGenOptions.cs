using Microsoft.Extensions.Logging;

namespace SqlGen;

/// <summary>Choices for a generated database.</summary>
public sealed class SqlGenOptions
{
    /// <summary>What happens when the login of users' calls is a superuser, bypasses Row Level Security, owns the relations, or may become a role that does.</summary>
    public LoginCheck LoginCheck { get; init; } = LoginCheck.Refuse;

    /// <summary>Where warnings go; null for <see cref="System.Diagnostics.Trace"/>. Values of parameters are never logged.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    internal static SqlGenOptions Default { get; } = new();
}
