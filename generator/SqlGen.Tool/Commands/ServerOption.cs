using System.CommandLine;
using System.Globalization;
using Npgsql;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Commands;

/// <summary>The option <c>--server</c>: whose grammar and catalog the files are read by.</summary>
public static class ServerOption
{
    public static Option<PostgresVersion?> Create()
    {
        var option = new Option<PostgresVersion?>("--server")
        {
            HelpName = "17|18",
            Description = "The major version of PostgreSQL that the text is for: 17, which it is by itself, or 18.",
            CustomParser = static result =>
            {
                var text = result.Tokens[0].Value;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((PostgresVersion)number))
                {
                    return (PostgresVersion)number;
                }

                result.AddError($"--server {text} is not known; it is 17 or 18");
                return null;
            },
        };
        return option;
    }

    /// <summary>The version asked for. No default of the option's: help would print it by the enum's name.</summary>
    public static PostgresVersion Of(ParseResult result, Option<PostgresVersion?> option) => result.GetValue(option) ?? PostgresVersion.V17;

    /// <summary>The version of a live server; of a newer one than is known, the newest that is.</summary>
    public static PostgresVersion Of(NpgsqlConnection connection) =>
        connection.PostgreSqlVersion.Major >= (int)PostgresVersion.V18 ? PostgresVersion.V18 : PostgresVersion.V17;
}
