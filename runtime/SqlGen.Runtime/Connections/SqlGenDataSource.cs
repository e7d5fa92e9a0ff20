using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Npgsql;
using SqlGen.Internal;

namespace SqlGen;

/// <summary>Makes data sources that know a schema's types and cost as little a call as they can.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlGenDataSource
{
    private static readonly ConditionalWeakTable<NpgsqlDataSource, object> s_made = new();

    /// <summary>Whether the data source was made here, so that it knows the schema's types.</summary>
    internal static bool Made(NpgsqlDataSource dataSource) => s_made.TryGetValue(dataSource, out _);

    /// <summary>A data source with exactly the parts of Npgsql that the schema needs, so that the rest can be trimmed away.</summary>
    public static NpgsqlDataSource Create(DatabaseDescription description, string connectionString) => CreateLogged(description, connectionString, null);

    /// <summary>As <see cref="Create(DatabaseDescription, string)"/>, with somewhere for Npgsql's own log; values of parameters are not in it.</summary>
    public static NpgsqlDataSource CreateLogged(DatabaseDescription description, string connectionString, ILoggerFactory? loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(description);
        var builder = new NpgsqlSlimDataSourceBuilder(connectionString);
        ApplyDefaults(builder.ConnectionStringBuilder);
        TransportSecurity.Enable(builder);
        builder.EnableArrays();     // many rows travel as one array a column
        description.EnableTypes?.Invoke(builder);
        if (loggerFactory is not null)
            builder.UseLoggerFactory(loggerFactory);
        builder.ConfigureTracing(SqlTracing.Configure);
        return Remember(builder.Build());
    }

    /// <summary>A data source with all of Npgsql, and settings of the caller's own.</summary>
    public static NpgsqlDataSource Create(DatabaseDescription description, string connectionString, Action<NpgsqlDataSourceBuilder>? configure)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        Configure(description, builder);
        configure?.Invoke(builder);
        return Remember(builder.Build());
    }

    /// <summary>Makes a builder of the caller's own know the schema's types.</summary>
    public static void Configure(DatabaseDescription description, NpgsqlDataSourceBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(builder);
        ApplyDefaults(builder.ConnectionStringBuilder);
        if (description.HasVectors)
            builder.UseVector();
        builder.ConfigureTracing(SqlTracing.Configure);
    }

    private static NpgsqlDataSource Remember(NpgsqlDataSource dataSource)
    {
        s_made.Add(dataSource, s_made);
        return dataSource;
    }

    private static void ApplyDefaults(NpgsqlConnectionStringBuilder settings)
    {
        // Calls leave nothing in the session, so there is nothing to reset; what the user wrote in the connection string counts.
        if (!settings.ShouldSerialize("No Reset On Close"))
            settings.NoResetOnClose = true;
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = 100;
        if (!settings.ShouldSerialize("Auto Prepare Min Usages"))
            settings.AutoPrepareMinUsages = 2;
    }
}
