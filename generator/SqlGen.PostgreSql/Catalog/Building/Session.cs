namespace SqlGen.PostgreSql.Catalog;

/// <summary>What one session's settings are while its statements run: the search path, the current role, whether a transaction is open.</summary>
internal sealed class Session
{
    private const string User = "$user";

    private string[] _path = [User, "public"];
    private string[]? _localPath;

    /// <summary>The role that SET ROLE or SET SESSION AUTHORIZATION named; null for the login, whose name a file can't know.</summary>
    public string? Role { get; set; }

    public bool InTransaction { get; private set; }

    /// <summary>Other settings that the files made.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string? FindSetting(string name) => Settings.TryGetValue(name, out var value) ? value : null;

    /// <summary>Schemas in the order searched, <c>$user</c> left out where no role is known.</summary>
    public IEnumerable<string> SearchPath =>
        (_localPath ?? _path).Select(s => s == User ? Role : s).Where(static s => s is not null).Select(static s => s!);

    public void SetSearchPath(IEnumerable<string> schemas, bool local)
    {
        // SET LOCAL outside a transaction changes nothing (the server only warns).
        if (local)
        {
            _localPath = InTransaction ? [.. schemas] : _localPath;
            return;
        }

        _path = [.. schemas];
        _localPath = null;
    }

    public void ResetSearchPath() => SetSearchPath([User, "public"], local: false);

    public void Begin() => InTransaction = true;

    public void End()
    {
        InTransaction = false;
        _localPath = null;
    }
}
