using Npgsql;

namespace SqlGen;

/// <summary>Where a data source connects to, for messages: everything of the connection string but its secrets.</summary>
internal readonly record struct ConnectionTarget(string Host, int Port, string Database, string Username)
{
    internal static ConnectionTarget Of(NpgsqlDataSource dataSource) => Of(new NpgsqlConnectionStringBuilder(dataSource.ConnectionString));

    internal static ConnectionTarget Of(NpgsqlConnectionStringBuilder settings)
    {
        var username = settings.Username ?? "";
        return new(settings.Host ?? "", settings.Port, settings.Database ?? username, username);
    }
}
