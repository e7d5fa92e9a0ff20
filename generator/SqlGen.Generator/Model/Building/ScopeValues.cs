using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>The values that a role's policies need, as parameters of the method that enters its scope.</summary>
public sealed class ScopeValues(DatabaseCatalog catalog, ContextReader context)
{
    private static readonly Privilege[] Commands = [Privilege.Select, Privilege.Insert, Privilege.Update, Privilege.Delete];

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["bool"] = "bool",
        ["date"] = "global::System.DateOnly",
        ["int2"] = "short",
        ["int4"] = "int",
        ["int8"] = "long",
        ["json"] = "global::System.Text.Json.JsonElement",
        ["jsonb"] = "global::System.Text.Json.JsonElement",
        ["numeric"] = "decimal",
        ["uuid"] = "global::System.Guid",
    };

    /// <summary>Something in the files reads who the user is: without that, nobody needs to say it.</summary>
    public bool ReadsUser { get; } = Texts(catalog).Any(static t => t.Contains("auth.uid") || t.Contains("'sub'") || t.Contains("request.jwt.claim.sub"));

    public EquatableArray<ContextValueModel> Of(Role role)
    {
        var rights = new RoleRights(catalog, role.Name, bypassesRowSecurity: false);
        var names = new NameScope("claims", "userId");
        return catalog.Relations.Where(static r => !r.IsExternal).SelectMany(r => Of(rights, r))
            .GroupBy(static v => (v.Setting, v.Claim))
            .OrderBy(static g => g.Key.Setting is null).ThenBy(static g => g.Key.Setting ?? g.Key.Claim, StringComparer.Ordinal)
            .Select(g => new ContextValueModel(
                g.Key.Setting, g.Key.Claim, ParameterName.Of(CSharpName.Pascal(LastWord(g.Key.Setting ?? g.Key.Claim!)), names), Type(g.Select(static v => v.Type))))
            .ToEquatableArray();
    }

    private IEnumerable<ContextValue> Of(RoleRights role, Relation relation) =>
        from command in Commands
        where CommandAccess.Of(role, relation, command, RelationRights.KnowsGrants(relation, catalog)).Kind is AccessKind.PolicyRows or AccessKind.EveryRow
        from value in context.Needed(role, relation, command)
        select value;

    /// <summary>One read as text and one cast to uuid agree; two casts agree only in the text they are made from.</summary>
    private static string Type(IEnumerable<string> types) =>
        types.Select(static t => Types.TryGetValue(t, out var type) ? type : "string").Where(static t => t != "string").Distinct().ToList() is [var one] ? one : "string";

    private static string LastWord(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static IEnumerable<string> Texts(DatabaseCatalog catalog) => catalog.Relations
        .SelectMany(static r => r.Policies.SelectMany(static p => new[] { p.Using, p.WithCheck }).Concat(r.Columns.Select(static c => c.Default)).Append(r.Query))
        .Concat(catalog.Functions.Where(static f => f.Schema != "auth").Select(static f => f.Body)).OfType<string>();
}
