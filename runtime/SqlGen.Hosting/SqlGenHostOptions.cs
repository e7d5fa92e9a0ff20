using Npgsql;

namespace SqlGen.Hosting;

/// <summary>How a program's host makes a generated database.</summary>
public sealed class SqlGenHostOptions
{
    /// <summary>The login of users' calls; null for <c>ConnectionStrings:{class}</c> of the configuration.</summary>
    public string? UsersConnectionString { get; set; }

    /// <summary>The login of the service's calls; null for <c>ConnectionStrings:{class}Service</c> of the configuration, and where that is missing too there are no such calls.</summary>
    public string? ServiceConnectionString { get; set; }

    /// <summary>What happens when the login of users' calls could see more than the users may.</summary>
    public LoginCheck LoginCheck { get; set; } = LoginCheck.Refuse;

    /// <summary>What happens when the live database is not as the schema was that the code was compiled from.</summary>
    public SchemaCheck SchemaCheck { get; set; } = SchemaCheck.Off;

    /// <summary>Whether the host connects and checks before anything else of it starts, and does not start where a check refuses. False leaves it to the first call.</summary>
    public bool CheckAtStartup { get; set; } = true;

    /// <summary>Makes the data sources from their connection strings, for settings of your own; null for the generated class's <c>CreateDataSource</c>.</summary>
    public Func<string, NpgsqlDataSource>? CreateDataSource { get; set; }
}
