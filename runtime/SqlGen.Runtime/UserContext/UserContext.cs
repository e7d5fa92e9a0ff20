namespace SqlGen;

/// <summary>
/// Who a call is made for: a role, the claims of the user's token, and further settings that policies read with <c>current_setting</c>.
/// Immutable; it lives on the server only as long as the call's or scope's transaction.
/// </summary>
public sealed class UserContext
{
    private readonly KeyValuePair<string, string>[] _settings;

    private UserContext(string role, string? subject, string claimsJson, KeyValuePair<string, string>[] settings)
    {
        Role = role;
        Subject = subject;
        ClaimsJson = claimsJson;
        _settings = settings;
    }

    /// <summary>The role that the call runs as.</summary>
    public string Role { get; }

    /// <summary>The user: claim <c>sub</c>, what <c>auth.uid()</c> returns; null for a role without a user.</summary>
    public string? Subject { get; }

    /// <summary>What <c>current_setting('request.jwt.claims')</c> returns during the call.</summary>
    public string ClaimsJson { get; }

    internal ReadOnlySpan<KeyValuePair<string, string>> Settings => _settings;

    /// <summary>The context of a user.</summary>
    /// <param name="role">One of the schema's roles, for example <c>authenticated</c>.</param>
    /// <param name="userId">The user's id.</param>
    /// <param name="claims">Claims beyond <c>sub</c> and <c>role</c>.</param>
    public static UserContext ForUser(string role, Guid userId, UserClaims? claims = null) => Create(role, userId.ToString(), claims);

    /// <summary>The context of a role without a user.</summary>
    /// <param name="role">One of the schema's roles, for example <c>anon</c>.</param>
    /// <param name="claims">Claims beyond <c>sub</c> and <c>role</c>.</param>
    public static UserContext ForRole(string role, UserClaims? claims = null) => Create(role, null, claims);

    /// <summary>This context and a setting that policies read with <c>current_setting</c>.</summary>
    /// <param name="name">A name of your own, with a dot, as in the policy: <c>app.tenant</c>.</param>
    /// <param name="value">The setting's text; it arrives as it is.</param>
    /// <exception cref="ArgumentException">The name isn't of the form <c>prefix.name</c>, or belongs to PostgreSQL, an extension or the claims; or the value holds NUL or half a surrogate pair.</exception>
    public UserContext WithSetting(string name, string value)
    {
        SettingName.Check(name);
        ArgumentNullException.ThrowIfNull(value);
        ClaimText.Check(value, nameof(value), name);
        var settings = new List<KeyValuePair<string, string>>(_settings.Length + 1);
        foreach (var setting in _settings)
            if (setting.Key != name)
                settings.Add(setting);
        settings.Add(new(name, value));
        return new(Role, Subject, ClaimsJson, [.. settings]);
    }

    private static UserContext Create(string role, string? subject, UserClaims? claims)
    {
        ArgumentException.ThrowIfNullOrEmpty(role);
        return new(role, subject, ClaimsJsonWriter.Write(role, subject, claims), []);
    }
}
