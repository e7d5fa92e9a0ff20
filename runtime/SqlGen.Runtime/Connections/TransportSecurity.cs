using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace SqlGen;

/// <summary>TLS, which a native program of a server on the same machine may leave out: it is a third of its size.</summary>
internal static class TransportSecurity
{
    private const string Switch = "SqlGen.TransportSecurity";

#if NET9_0_OR_GREATER
    [FeatureSwitchDefinition(Switch)]
#endif
    private static bool IsSupported => !AppContext.TryGetSwitch(Switch, out var supported) || supported;

    /// <exception cref="ArgumentException">The connection string demands TLS, and the program was built without it.</exception>
    internal static void Enable(NpgsqlSlimDataSourceBuilder builder)
    {
        if (IsSupported)
            builder.EnableTransportSecurity();
        else if (builder.ConnectionStringBuilder.SslMode is SslMode.Require or SslMode.VerifyCA or SslMode.VerifyFull)
            throw new ArgumentException($"SSL Mode={builder.ConnectionStringBuilder.SslMode} needs TLS, which this program was built without; remove <SqlGenTransportSecurity>false</SqlGenTransportSecurity> from its project", nameof(builder));
    }
}
