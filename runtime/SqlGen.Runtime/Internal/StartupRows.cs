using Npgsql;

namespace SqlGen.Internal;

/// <summary>The rows of the start-up check's statements, gathered.</summary>
internal sealed class StartupRows
{
    private readonly List<FoundRole> _roles = [];
    private readonly List<string> _extensions = [];
    private readonly List<string> _ownedRelations = [];
    private readonly List<RoleSetting> _settings = [];
    private readonly Dictionary<string, List<string>> _roleSettings = new(StringComparer.Ordinal);
    private FoundRole _login = new("", "");
    private bool _hasIterativeScan;

    internal void Add(NpgsqlDataReader row)
    {
        var kind = row.GetString(0);
        var name = row.GetString(1);
        var value = row.IsDBNull(2) ? "" : row.GetString(2);
        switch (kind)
        {
            case "login":
                _roles.Add(_login = new(name, value));
                break;
            case "role":
                _roles.Add(new(name, value));
                break;
            case "extension":
                _extensions.Add(name);
                _hasIterativeScan |= name == "vector" && Version.TryParse(value, out var version) && version >= new Version(0, 8);
                break;
            case "owned":
                _ownedRelations.Add(name);
                break;
            case "setting" or "setting here":
                AddSetting(new(name, value, isOfDatabase: kind != "setting"));
                break;
            case "set":
                if (!_roleSettings.TryGetValue(name, out var calls))
                    _roleSettings.Add(name, calls = []);
                calls.Add(value);
                break;
            default:
                throw new InvalidOperationException($"the start-up check has no rows of \"{kind}\"");
        }
    }

    // A setting of the role in this database wins over one of the role everywhere.
    private void AddSetting(RoleSetting setting)
    {
        var known = _settings.FindIndex(s => s.Role == setting.Role && s.Name == setting.Name);
        if (known < 0)
            _settings.Add(setting);
        else if (setting.IsOfDatabase)
            _settings[known] = setting;
    }

    /// <summary>The settings that calls of the users' roles are to have, but for those that are SqlGen's to make.</summary>
    internal List<RoleSetting> SettingsOf(SqlEndpoint endpoint)
    {
        var theirs = new List<RoleSetting>();
        foreach (var setting in _settings)
            if (endpoint.Kind == SqlEndpointKind.Users
                && IsOfUsers(setting.Role, endpoint)
                && setting.Name is not ("role" or "session_authorization")
                && (setting.Name != "search_path" || endpoint.Description.SearchPath is null))
                theirs.Add(setting);
        return theirs;
    }

    internal StartupFindings ToFindings(SqlEndpoint endpoint, NpgsqlConnection connection) => new()
    {
        BypassesRowSecurity = _login.Bypasses,
        HasIterativeScan = _hasIterativeScan,
        Extension = SetupProblems.Extension(endpoint.Description.Extensions, _extensions, connection),
        Roles = RoleProblems(endpoint, connection),
        Login = SetupProblems.Login(Rights(endpoint), endpoint, connection),
        RoleSettings = _roleSettings,
    };

    private Dictionary<string, SetupProblem> RoleProblems(SqlEndpoint endpoint, NpgsqlConnection connection)
    {
        var problems = new Dictionary<string, SetupProblem>(StringComparer.Ordinal);
        if (endpoint.Kind != SqlEndpointKind.Users)
            return problems;
        foreach (var role in endpoint.Description.Roles)
        {
            // A role that bypasses row security is the service's alone: the users' login must not be a member.
            if (!IsOfUsers(role, endpoint))
                continue;
            var found = Find(role);
            if (found is null)
                problems[role] = SetupProblems.MissingRole(role, connection);
            else if (!found.MayBeTaken)
                problems[role] = SetupProblems.ForeignRole(role, connection);
        }
        return problems;
    }

    private FoundRole? Find(string name)
    {
        foreach (var role in _roles)
            if (role.Name == name)
                return role;
        return null;
    }

    private LoginRights Rights(SqlEndpoint endpoint)
    {
        var bypassing = new List<string>();
        var mayBecomeUsers = false;
        foreach (var role in _roles)
        {
            if (!role.MayBeTaken)
                continue;
            mayBecomeUsers |= IsOfUsers(role.Name, endpoint);
            if (role.Bypasses && role != _login)
                bypassing.Add(role.Name);
        }
        return new()
        {
            IsSuperuser = _login.IsSuperuser,
            BypassesRowSecurity = _login.BypassesRowSecurity,
            OwnedRelations = _ownedRelations,
            BypassingRoles = bypassing,
            MayBecomeUsers = mayBecomeUsers,
        };
    }

    private static bool IsOfUsers(string role, SqlEndpoint endpoint) =>
        Array.IndexOf(endpoint.Description.Roles, role) >= 0 && Array.IndexOf(endpoint.Description.BypassingRoles, role) < 0;

    private sealed class FoundRole(string name, string flags)
    {
        internal readonly string Name = name;
        internal readonly bool IsSuperuser = flags.Contains("superuser", StringComparison.Ordinal);
        internal readonly bool BypassesRowSecurity = flags.Contains("bypassrls", StringComparison.Ordinal);

        /// <summary>SET ROLE to it is allowed.</summary>
        internal readonly bool MayBeTaken = flags.Contains("member", StringComparison.Ordinal);

        internal bool Bypasses => IsSuperuser || BypassesRowSecurity;
    }
}

/// <summary>A setting that ALTER ROLE gave a role, in this database or everywhere.</summary>
/// <param name="role">The role.</param>
/// <param name="item">As the catalog has it: <c>statement_timeout=3s</c>.</param>
/// <param name="isOfDatabase">ALTER ROLE … IN DATABASE.</param>
internal sealed class RoleSetting(string role, string item, bool isOfDatabase)
{
    internal string Role => role;
    internal string Name { get; } = item[..item.IndexOf('=', StringComparison.Ordinal)];
    internal string Value => item[(Name.Length + 1)..];
    internal bool IsOfDatabase => isOfDatabase;
}

/// <summary>What the login role may do beyond its own grants.</summary>
internal sealed class LoginRights
{
    internal required bool IsSuperuser;
    internal required bool BypassesRowSecurity;
    internal required List<string> OwnedRelations;
    internal required List<string> BypassingRoles;
    internal required bool MayBecomeUsers;
}
