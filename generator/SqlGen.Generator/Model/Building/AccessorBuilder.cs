using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>Which scopes reach a relation, and with which verbs.</summary>
public static class AccessorBuilder
{
    public static EquatableArray<AccessorModel> Build(Relation relation, RelationModel model, RelationNames names, EquatableArray<ScopeModel> scopes, FindingList findings)
    {
        var hasRoles = scopes.Count > 1;
        var reaching = scopes.Where(s => s.Kind != ScopeKind.Login || !model.HasRowSecurity).ToList();
        if (!hasRoles && model.HasRowSecurity)
        {
            findings.Add(GeneratorRules.NoRoleForRowSecurity, relation.Origin,
                $"relation \"{relation.Name}\" has row level security, but the schema files name no role that could be asked for its rows; "
                + "name one in the TO of its policies or in a GRANT");
            return [];
        }

        var verbs = !model.IsWritable ? Verbs.Read : Verbs.All;
        if (model.NewName is null)
        {
            verbs &= ~Verbs.Insert;
        }

        if (model.PatchName is null)
        {
            verbs &= ~Verbs.Update;
        }

        // NOT NULL without default asks for the owner already.
        var needsOwner = model.HasRowSecurity && model.NewName is not null && model.Columns.Any(static c => c.IsOwner && c is { IsInsertable: true, IsRequired: false });
        var accessors = new List<AccessorModel>();
        Add(accessors, names.Accessor, names.New, verbs, requiresOwner: false, reaching.Where(s => !needsOwner || !s.BypassesRowSecurity));
        Add(accessors, names.ServiceAccessor, names.NewAsService, verbs, requiresOwner: true, reaching.Where(s => needsOwner && s.BypassesRowSecurity));
        return accessors.ToEquatableArray();
    }

    private static void Add(List<AccessorModel> accessors, string typeName, string newName, Verbs verbs, bool requiresOwner, IEnumerable<ScopeModel> scopes)
    {
        var types = scopes.Select(static s => s.TypeName).ToEquatableArray();
        if (!types.IsEmpty)
        {
            accessors.Add(new AccessorModel
            {
                TypeName = typeName,
                Verbs = verbs,
                NewName = (verbs & Verbs.Insert) != 0 ? newName : null,
                RequiresOwner = requiresOwner,
                Scopes = types,
            });
        }
    }
}
