using System.Text;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>
/// The statement that sets a call's context, transaction-locally, in PostgREST's order: search_path and the role's own settings before
/// the role (which may lack the right to set them), then role, claims and the context's own settings.
/// </summary>
internal static class Prologue
{
    // Supabase's auth.uid() and its kin prefer these older settings to the claims: one left in the session would win over ours.
    private static readonly string[] s_legacyClaims = ["request.jwt.claim", "request.jwt.claim.sub", "request.jwt.claim.role", "request.jwt.claim.email"];

    internal static string Text(EndpointState state, string? role, bool vectorSearch, int settings)
    {
        var text = new StringBuilder("select ");
        if (state.SearchPath is not null)
            Set(text, "search_path", state.SearchPath);
        if (role is not null)
            foreach (var setting in state.SettingsOf(role))
                Separated(text).Append(setting);
        if (vectorSearch)
        {
            // A generic plan loses the index of a search with a parameter as limit, and a filter hides rows from a scan that doesn't go on.
            if (state.HasIterativeScan)
                Set(text, "hnsw.iterative_scan", "relaxed_order");
            Set(text, "plan_cache_mode", "force_custom_plan");
        }
        if (role is null)
            return text.ToString();
        Set(text, "role", role);
        Separated(text).Append("pg_catalog.set_config('request.jwt.claims', $1, true)");
        foreach (var name in s_legacyClaims)
            Set(text, name, "");
        for (var i = 0; i < settings; i++)
            Separated(text).Append("pg_catalog.set_config($").Append(2 * i + 2).Append(", $").Append(2 * i + 3).Append(", true)");
        return text.ToString();
    }

    internal static NpgsqlBatchCommand Command(string text, UserContext? context)
    {
        var command = new NpgsqlBatchCommand(text);
        if (context is null)
            return command;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = context.ClaimsJson });
        foreach (var (name, value) in context.Settings)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        }
        return command;
    }

    private static void Set(StringBuilder text, string name, string value) =>
        Separated(text).Append("pg_catalog.set_config('").Append(name).Append("', ").Append(SqlText.Literal(value)).Append(", true)");

    private static StringBuilder Separated(StringBuilder text) => text.Length == "select ".Length ? text : text.Append(", ");
}
