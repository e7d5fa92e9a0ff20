using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// GRANT and REVOKE on objects.
public sealed partial class CatalogBuilder
{
    private static readonly Dictionary<string, Privilege> PrivilegeWords =
        ((Privilege[])Enum.GetValues(typeof(Privilege))).ToDictionary(static p => p.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly Privilege[] TablePrivileges =
    [
        Privilege.Select, Privilege.Insert, Privilege.Update, Privilege.Delete, Privilege.Truncate, Privilege.References, Privilege.Trigger,
        Privilege.Maintain,
    ];

    private static readonly Privilege[] ColumnPrivileges = [Privilege.Select, Privilege.Insert, Privilege.Update, Privilege.References];

    private static readonly Privilege[] SequencePrivileges = [Privilege.Usage, Privilege.Select, Privilege.Update];

    private void Grant(GrantStatement statement)
    {
        var roles = statement.Grantees.Select(RoleName).ToList();

        // Taking away only the right to pass a privilege on leaves the privilege.
        if (statement is { IsGrant: false, GrantOption: true })
        {
            return;
        }

        foreach (var schema in statement.Target.Objects.OfType<NamedObjectReference>().Where(o => o.Kind == ObjectKind.Schema && !statement.Target.AllInSchema))
        {
            ChangeGrants(RightsOn(schema.Name.Name).Grants, statement.IsGrant, statement.Privileges, roles, [Privilege.Usage], relation: null);
        }

        foreach (var target in GrantedObjects(statement.Target))
        {
            _catalog.ObjectsWithKnownGrants.Add(target);
            var all = target switch
            {
                Relation => TablePrivileges,
                Sequence => SequencePrivileges,
                Function => [Privilege.Execute],
                _ => (Privilege[])[Privilege.Usage],
            };
            ChangeGrants(GrantsOf(target), statement.IsGrant, statement.Privileges, roles, all, target as Relation);
        }
    }

    private SchemaRights RightsOn(string schema)
    {
        if (!_catalog.SchemaRights.TryGetValue(schema, out var rights))
        {
            rights = new SchemaRights();
            if (schema == "public")
            {
                rights.Grants.Add(new Grant(PublicRole, Privilege.Usage));
            }

            _catalog.SchemaRights.Add(schema, rights);
        }

        return rights;
    }

    private static List<Grant> GrantsOf(CatalogObject target) => target switch
    {
        Relation r => r.Grants,
        Sequence s => s.Grants,
        Function f => f.Grants,
        _ => [],
    };

    private void ChangeGrants(List<Grant> grants, bool isGrant, PrivilegeSet set, List<string> roles, Privilege[] all, Relation? relation)
    {
        var items = set.IsAll
            ? (set.AllColumns.Count > 0 ? ColumnPrivileges : all).Select(p => (Privilege: p, Columns: set.AllColumns))
            : set.Items.Where(static i => PrivilegeWords.ContainsKey(i.Name)).Select(static i => (Privilege: PrivilegeWords[i.Name], i.Columns));
        foreach (var (privilege, columns) in items)
        {
            foreach (var column in columns)
            {
                if (relation is { IsExternal: false } && relation.FindColumn(column.Name) is null)
                {
                    ReportUnknownColumn(relation, column);
                }
            }

            var names = columns.Count == 0 ? [null] : columns.Select(static c => (string?)c.Name).ToList();
            foreach (var grant in from role in roles from name in names select new Grant(role, privilege, name))
            {
                if (isGrant && !grants.Contains(grant))
                {
                    grants.Add(grant);
                }
                else if (!isGrant)
                {
                    // A REVOKE without columns takes the columns' grants with it.
                    grants.RemoveAll(g => g.Role == grant.Role && g.Privilege == grant.Privilege && (grant.Column is null || g.Column == grant.Column));
                }
            }
        }
    }

    private IEnumerable<CatalogObject> GrantedObjects(GrantTarget target)
    {
        if (target.AllInSchema)
        {
            return target.Objects.OfType<NamedObjectReference>().SelectMany(o => AllInSchema(target.Kind, o.Name)).ToList();
        }

        return target.Objects.SelectMany(GrantedObjects).ToList();
    }

    private IEnumerable<CatalogObject> AllInSchema(ObjectKind kind, QualifiedName schema)
    {
        if (!CheckSchema(schema.Name, schema.Range))
        {
            return [];
        }

        return kind switch
        {
            ObjectKind.Table => _catalog.Relations.Where(r => r.Schema == schema.Name),
            ObjectKind.Sequence => _catalog.Sequences.Where(s => s.Schema == schema.Name),
            ObjectKind.Function => _catalog.Functions.Where(f => f.Schema == schema.Name && f.Kind != FunctionKind.Procedure),
            ObjectKind.Procedure => _catalog.Functions.Where(f => f.Schema == schema.Name && f.Kind == FunctionKind.Procedure),
            ObjectKind.Routine => _catalog.Functions.Where(f => f.Schema == schema.Name),
            _ => Enumerable.Empty<CatalogObject>(),
        };
    }

    private IEnumerable<CatalogObject> GrantedObjects(ObjectReference reference)
    {
        switch (reference)
        {
            case RoutineReference routine:
                return ResolveRoutine(routine);
            case NamedObjectReference { Kind: ObjectKind.Table or ObjectKind.Sequence } named:
                switch (LookupRelation(named.Name))
                {
                    // GRANT ON TABLE takes sequences too, as it always did.
                    case Sequence sequence:
                        return [sequence];
                    case Relation relation:
                        return [relation];
                }

                if (ExternalRelation(named.Name) is { } external)
                {
                    return [external];
                }

                ReportUnknownRelation(named.Name, "relation");
                return [];
            case NamedObjectReference { Kind: ObjectKind.Schema } named:
                CheckSchema(named.Name.Name, named.Range);
                return [];
            default:
                return [];
        }
    }
}
