using System.Text.RegularExpressions;

namespace SqlGen.Tool.Maintenance;

/// <summary>An age as a user writes it, <c>90d</c>, and as PostgreSQL reads it, <c>90 days</c>.</summary>
internal sealed partial record Age(string Written, string Interval)
{
    public const string Units = "h, d, w, mo or y";

    /// <summary>Null where it is none. Minutes have no letter here: m would be read as months by half of the readers.</summary>
    public static Age? Parse(string text) => Pattern().Match(text) is { Success: true } match
        ? new Age(text, match.Groups[1].Value + match.Groups[2].Value switch { "h" => " hours", "d" => " days", "w" => " weeks", "mo" => " months", _ => " years" })
        : null;

    [GeneratedRegex("^([1-9][0-9]{0,5})(h|d|w|mo|y)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
