using Npgsql;

namespace SqlGen.Internal;

/// <summary>Words for what the start-up check found, each with the way out.</summary>
internal static class SetupProblems
{
    internal static SetupProblem? Extension(string[] wanted, List<string> installed, NpgsqlConnection connection)
    {
        if (Array.TrueForAll(wanted, installed.Contains))
            return null;
        var missing = wanted.Except(installed).ToArray();
        var remedy = string.Join("\n", missing.Select(name => $"create extension if not exists {SqlText.Identifier(name)};"));
        return new($"extension \"{missing[0]}\" is not installed in database \"{connection.Database}\"; apply the schema, or run as an administrator: {remedy}", remedy);
    }

    internal static SetupProblem MissingRole(string role, NpgsqlConnection connection)
    {
        var remedy = $"create role {SqlText.Identifier(role)} nologin noinherit;\ngrant {SqlText.Identifier(role)} to {SqlText.Identifier(connection.UserName ?? "")};";
        return new($"role \"{role}\" does not exist in this database (\"{connection.Database}\"); run schema/supabase-shim.sql, or create it: {remedy}", remedy);
    }

    internal static SetupProblem ForeignRole(string role, NpgsqlConnection connection)
    {
        var login = connection.UserName ?? "";
        var remedy = $"grant {SqlText.Identifier(role)} to {SqlText.Identifier(login)};";
        return new($"role \"{login}\" may not run calls as \"{role}\"; use the login made for users' calls, or run as an administrator: {remedy}", remedy);
    }

    internal static SetupProblem Drift(SchemaDrift drift)
    {
        var breaking = drift.Differences.Where(static d => d.Severity == DriftSeverity.BreaksCalls).ToList();
        var more = breaking.Count > 1 ? $", and {breaking.Count - 1} more" : "";
        return new($"database \"{drift.Database}\" is not as the schema was that this code was compiled from: {breaking[0].Message}{more}; bring the database up to date, or build with its schema (VerifySchemaAsync lists all differences)", null);
    }

    internal static SetupProblem? Login(LoginRights rights, SqlEndpoint endpoint, NpgsqlConnection connection)
    {
        var bypasses = rights.IsSuperuser || rights.BypassesRowSecurity;
        var isFit = endpoint.Kind == SqlEndpointKind.Service
            ? bypasses || endpoint.Description.BypassingRoles.Length == 0
            : endpoint.Description.Roles.Length == 0 || !(bypasses || rights.BypassingRoles.Count > 0 || rights.OwnedRelations.Count > 0);
        return isFit ? null : Unfit(rights, endpoint, connection);
    }

    private static SetupProblem Unfit(LoginRights rights, SqlEndpoint endpoint, NpgsqlConnection connection)
    {
        var login = connection.UserName ?? "";
        var quoted = SqlText.Identifier(login);
        if (endpoint.Kind == SqlEndpointKind.Service)
            return rights.MayBecomeUsers
                ? new($"role \"{login}\" of the service data source does not bypass Row Level Security, but may run users' calls; are the two data sources swapped? The service's is the second", null)
                : new($"role \"{login}\" of the service data source does not bypass Row Level Security, so that the service sees no rows; use the login made for the service, or run as an administrator: alter role {quoted} bypassrls;", $"alter role {quoted} bypassrls;");
        if (rights.IsSuperuser)
            return Dangerous("is a superuser", NewLogin(endpoint));
        if (rights.BypassesRowSecurity)
            return Dangerous("has BYPASSRLS", NewLogin(endpoint), endpoint.Description.BypassingRoles.Length > 0 ? "; are the two data sources swapped? The users' is the first" : "");
        if (rights.BypassingRoles.Count > 0)
            return Dangerous(
                $"is a member of \"{rights.BypassingRoles[0]}\", which bypasses Row Level Security",
                string.Join("\n", rights.BypassingRoles.Select(role => $"revoke {SqlText.Identifier(role)} from {quoted};")));
        return Dangerous($"owns {rights.OwnedRelations[0]}", string.Join("\n", rights.OwnedRelations.Select(relation => $"alter table {relation} owner to postgres;")));

        // Taking an administrator's rights away would be no remedy.
        static string NewLogin(SqlEndpoint endpoint) =>
            $"create role app_login login noinherit;  -- then \\password app_login\ngrant {string.Join(", ", endpoint.Description.Roles.Except(endpoint.Description.BypassingRoles).Select(SqlText.Identifier))} to app_login;";

        SetupProblem Dangerous(string why, string remedy, string question = "") =>
            new($"role \"{login}\", the login of users' calls, {why}: a call that lost its context would see every row{question}; use a login that is a member of the users' roles only, or run as an administrator: {remedy}", remedy);
    }
}
