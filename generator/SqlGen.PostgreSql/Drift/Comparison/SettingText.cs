namespace SqlGen.PostgreSql.Drift;

/// <summary>Values of settings and storage parameters, which may be written with and without quotes.</summary>
static partial class SettingText
{
    public static string Normalize(string value) => value.Replace("'", "").Replace("\"", "").Replace(" ", "").ToLowerInvariant() switch
    {
        "on" => "true",
        "off" => "false",
        var other => other,
    };
}
