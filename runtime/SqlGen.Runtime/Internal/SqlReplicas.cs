using Npgsql;

namespace SqlGen.Internal;

/// <summary>The two ways into a data source of several hosts: to the primary, and to a standby where one answers.</summary>
internal static class SqlReplicas
{
    /// <summary>Whatever the connection string says: a call that writes, or whose transaction may, never begins on a standby.</summary>
    internal static NpgsqlDataSource Primary(NpgsqlDataSource dataSource) =>
        dataSource is NpgsqlMultiHostDataSource hosts ? hosts.WithTargetSession(TargetSessionAttributes.Primary) : dataSource;

    /// <summary>A standby, or the primary where none answers; null where there is one host.</summary>
    internal static NpgsqlDataSource? Preferred(NpgsqlDataSource dataSource) =>
        dataSource is NpgsqlMultiHostDataSource hosts ? hosts.WithTargetSession(TargetSessionAttributes.PreferStandby) : null;
}
