using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>What calls outside every scope may do: with the rights of everybody, and of the logins that the files name.</summary>
public sealed class LoginRights(DatabaseCatalog catalog, ScopeModel login)
{
    private readonly List<ScopeRights> _logins =
        [.. catalog.Roles.Where(static r => r.CanLogin == true).Select(static r => r.Name).Prepend("public").Select(name => new ScopeRights(catalog, login with { Role = name }))];

    /// <summary>All verbs where the files say nothing of grants: the login may be anybody then, even the owner.</summary>
    public Verbs Of(Relation relation, RelationModel model, Verbs possible)
    {
        if (!RelationRights.KnowsGrants(relation, catalog))
        {
            return possible;
        }

        var whole = ColumnShape.Whole(model);
        return _logins.Select(l => new RelationRights(l, relation, model, catalog, static _ => null))
            .Where(r => ColumnShape.Of(model, r.Columns, r.Verbs & possible) == whole)
            .Aggregate(Verbs.None, (all, r) => all | (r.Verbs & possible));
    }
}
