using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Rules;

/// <summary>How rules write objects in the SQL that mends, and who counts as an API role.</summary>
internal static class Objects
{
    /// <summary>Supabase's roles for requests, and everybody.</summary>
    private static readonly string[] ApiRoles = ["public", "anon", "authenticated"];

    public static string Sql(this CatalogObject item) => SqlIdentifier.Quote(item.Schema) + "." + SqlIdentifier.Quote(item.Name);

    public static string Signature(this Function function) => $"{function.Sql()}({FunctionSignature.IdentityArguments(function)})";

    public static string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(SqlIdentifier.Quote));

    public static bool IsApiRole(string role) => Array.IndexOf(ApiRoles, role) >= 0;

    /// <summary>API roles that hold a privilege on the whole object or a column of it.</summary>
    public static List<string> ApiRolesWith(IEnumerable<Grant> grants, Func<Privilege, bool> isMeant) =>
        [.. ApiRoles.Where(r => grants.Any(g => g.Role == r && isMeant(g.Privilege)))];

    public static string List(IReadOnlyList<string> names) => string.Join(" and ", names);

    public static bool Covers(this Policy policy, PolicyCommand command) => policy.Command == PolicyCommand.All || policy.Command == command;

    /// <summary>The index that begins with these columns in any order; a partial one serves only rows of its own.</summary>
    public static bool HasIndexOn(this Relation table, IReadOnlyList<string> columns) => table.Indexes.Exists(i =>
        i.Method is "btree" or "hash" && i.Predicate is null && i.Keys.Count >= columns.Count
        && i.Keys.Take(columns.Count).All(k => k.Column is { } column && columns.Contains(column)));
}
