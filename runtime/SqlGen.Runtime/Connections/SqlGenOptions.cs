using Microsoft.Extensions.Logging;

namespace SqlGen;

/// <summary>Choices for a generated database.</summary>
public sealed class SqlGenOptions
{
    /// <summary>What happens when the login of users' calls is a superuser, bypasses Row Level Security, owns the relations, or may become a role that does.</summary>
    public LoginCheck LoginCheck { get; init; } = LoginCheck.Refuse;

    /// <summary>Whether the first call compares the live database with the schema that the code was compiled from: one more round trip per data source.</summary>
    public SchemaCheck SchemaCheck { get; init; } = SchemaCheck.Off;

    /// <summary>Where warnings go; null for <see cref="System.Diagnostics.Trace"/>. Values of parameters are never logged.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    internal static SqlGenOptions Default { get; } = new();
}
