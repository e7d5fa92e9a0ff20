using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>Which scopes reach a relation, and with which verbs: scopes that may do the same share one type.</summary>
public sealed class AccessorBuilder(DatabaseCatalog catalog, ContextReader context, DatabaseNames names, EquatableArray<ScopeModel> scopes, FindingList findings)
{
    private readonly List<ScopeRights> _roles = [.. scopes.Where(static s => s.Kind != ScopeKind.Login).Select(s => new ScopeRights(catalog, s))];

    private readonly RowStops _stops = new(catalog);

    private readonly UnknownGrants _unknown = new(catalog);

    public IReadOnlyList<ScopeRights> Roles => _roles;

    /// <summary>The relation with what its scopes may do.</summary>
    public RelationModel Apply(Relation relation, RelationModel model)
    {
        if (_roles.Count == 0 && model.HasRowSecurity)
        {
            findings.Add(GeneratorRules.NoRoleForRowSecurity, relation.Origin,
                $"relation \"{relation.Name}\" has row level security, but the schema files name no role that could be asked for its rows; "
                + "name one in the TO of its policies or in a GRANT");
            return model;
        }

        if (_roles.Count > 0)
        {
            _unknown.Add(relation);
        }

        var possible = Possible(model);
        var rights = _roles.ConvertAll(role => new RelationRights(role, relation, model, catalog, c => role.Lacks(context.Needed(role, relation, c), scopes)));
        var whole = ColumnShape.Whole(model);
        var shapes = rights.Where(r => (r.Verbs & possible) != Verbs.None).GroupBy(r => ColumnShape.Of(model, r.Columns, r.Verbs & possible)).ToList();
        var reaching = shapes.Where(g => g.Key == whole).SelectMany(static g => g).Select(r => (r.Role.Scope, Verbs: r.Verbs & possible)).ToList();
        if (!model.HasRowSecurity)
        {
            reaching.InsertRange(0, from login in scopes
                                    where login.Kind == ScopeKind.Login
                                    let verbs = _roles.Count == 0 ? possible : new LoginRights(catalog, login).Of(relation, model, possible)
                                    where verbs != Verbs.None
                                    select (login, verbs));
        }

        var relationNames = names.Relations[relation];
        model = model with
        {
            UpdateFilter = Filter(relation, rights, Privilege.Update, Verbs.Update),
            DeleteFilter = Filter(relation, rights, Privilege.Delete, Verbs.Delete),
            Access = rights.Select(r => Access(model, r, rights, possible)).Concat(LoginAccess(relation, model, rights, reaching)).ToEquatableArray(),
        };
        model = model with { Accessors = Accessors(model, relationNames.NewAsService, relationNames, reaching, isFirst: true) };
        var narrowing = new RelationNarrowing(names, model, relationNames);
        return model with
        {
            Narrowed = shapes.Where(g => g.Key != whole).Select((g, i) => Narrowed(narrowing, g, relationNames, isFirst: model.Accessors.IsEmpty && i == 0)).ToEquatableArray(),
        };
    }

    private RelationModel Narrowed(RelationNarrowing narrowing, IGrouping<ColumnShape, RelationRights> group, RelationNames relationNames, bool isFirst)
    {
        var narrowed = narrowing.Narrow(group.Key, group.First(), group.Any(static r => r.Role.Scope.BypassesRowSecurity));
        var possible = Possible(narrowed);
        return narrowed with
        {
            Accessors = Accessors(narrowed, narrowed.NewName + "AsService", relationNames, group.Select(r => (r.Role.Scope, Verbs: r.Verbs & possible)), isFirst),
        };
    }

    /// <summary>Why the roles that may not execute a function have no method for it.</summary>
    public EquatableArray<AccessModel> Absences(Function function)
    {
        var able = Able(_roles.Where(r => WhyNot(r, function) is null).Select(static r => r.Scope), "call it");
        return (from role in _roles
                let reason = WhyNot(role, function)
                where reason is not null
                select new AccessModel { Scope = role.Scope.TypeName, Absences = [new AbsenceModel(Verbs.All, reason + able)] }).ToEquatableArray();
    }

    public bool MayCall(ScopeModel scope, Function function) => _roles.TrueForAll(r => r.Scope != scope || WhyNot(r, function) is null);

    private string? WhyNot(ScopeRights role, Function function) => !role.MayUse(function.Schema)
        ? $"{role.RoleName} has no USAGE grant on schema {function.Schema}"
        : role.MayExecute(function)
        ? role.Lacks(context.Needed(role, function), scopes) is { } value ? $"function {function.Name} needs {value}" : null
        : $"{role.RoleName} has no EXECUTE grant on function {function.Name}";

    public void ReportUnknownGrants() => _unknown.Report(findings);

    private ChangeFilter Filter(Relation relation, List<RelationRights> rights, Privilege command, Verbs verb) =>
        _stops.MayStop(relation, command == Privilege.Update ? "update" : "delete") ? ChangeFilter.Trigger
        : rights.Exists(r => (r.Verbs & verb) != 0 && r.MayFilter(command)) ? ChangeFilter.Policies
        : ChangeFilter.None;

    private static Verbs Possible(RelationModel model)
    {
        var verbs = model.IsWritable ? Verbs.All : Verbs.Read;
        verbs &= model.NewName is null ? ~VerbSets.AnyInsert : Verbs.All;
        verbs &= model.PrimaryKey is { CanUpsert: true } || model.UniqueKeys.Any(static k => k.CanUpsert) ? Verbs.All : ~Verbs.Upsert;
        verbs &= model.PatchName is null || model.PrimaryKey is null ? ~Verbs.Update : Verbs.All;
        return verbs & (model.PrimaryKey is null ? ~Verbs.Delete : Verbs.All);
    }

    private EquatableArray<AccessorModel> Accessors(
        RelationModel model, string newAsService, RelationNames relationNames, IEnumerable<(ScopeModel Scope, Verbs Verbs)> reaching, bool isFirst)
    {
        // NOT NULL without default asks for the owner already.
        var hasOwner = model.HasRowSecurity && model.Columns.Any(static c => c.IsOwner && c is { IsInsertable: true, IsRequired: false });
        var groups = reaching.GroupBy(r => (r.Verbs, RequiresOwner: hasOwner && r.Scope.BypassesRowSecurity && (r.Verbs & VerbSets.AnyInsert) != 0))
            .OrderBy(static g => g.Key.RequiresOwner).ThenByDescending(static g => g.Key.Verbs).ToList();
        return groups.Select((g, i) => new AccessorModel
        {
            TypeName = isFirst && i == 0 && !g.Key.RequiresOwner ? relationNames.Accessor : TypeName(relationNames, g.First().Scope),
            Verbs = g.Key.Verbs,
            NewName = (g.Key.Verbs & VerbSets.AnyInsert) == 0 ? null : g.Key.RequiresOwner ? newAsService : model.NewName,
            RequiresOwner = g.Key.RequiresOwner,
            BypassesRowSecurity = g.All(static r => r.Scope.BypassesRowSecurity),
            Scopes = g.Select(static r => r.Scope.TypeName).ToEquatableArray(),
        }).ToEquatableArray();
    }

    /// <summary><c>AnonymousEmbeddingsTable</c>: called after the first of the scopes that share it.</summary>
    private string TypeName(RelationNames relationNames, ScopeModel scope)
    {
        var wanted = scope.Name + relationNames.Accessor;
        if (wanted == relationNames.ServiceAccessor)
        {
            return wanted;
        }

        var name = wanted;
        for (var i = 2; !names.IsNestedTypeFree(name); i++)
        {
            name = wanted + i;
        }

        names.ReserveNestedType(name, wanted);
        return name;
    }

    private static AccessModel Access(RelationModel model, RelationRights rights, List<RelationRights> all, Verbs possible)
    {
        string Who(Verbs verb) => Able(all.Where(r => (r.Verbs & verb) != 0).Select(static r => r.Role.Scope), Word(verb));
        var absences = RelationRights.Each(possible & ~rights.Verbs).GroupBy(v => rights.Reasons[v] + Who(v))
            .Select(static g => new AbsenceModel(g.Aggregate(Verbs.None, static (all, v) => all | v), g.Key));
        return new AccessModel { Scope = rights.Role.Scope.TypeName, Policies = rights.Policies(), Columns = rights.ColumnsByGrant(model, possible), Absences = absences.ToEquatableArray() };
    }

    /// <summary>Why a relation without row security is not on the database class itself.</summary>
    private IEnumerable<AccessModel> LoginAccess(
        Relation relation, RelationModel model, List<RelationRights> rights, List<(ScopeModel Scope, Verbs Verbs)> reaching)
    {
        if (model.HasRowSecurity || reaching.Exists(static r => r.Scope.Kind == ScopeKind.Login))
        {
            return [];
        }

        var able = Able(rights.Where(static r => r.Verbs != Verbs.None).Select(static r => r.Role.Scope), "use it");
        var absences = new[] { new AbsenceModel(Verbs.All, $"no grant on {relation.Name} is to a login or to everybody{able}") }.ToEquatableArray();
        return scopes.Where(static s => s.Kind == ScopeKind.Login).SelectMany(static s => new[] { s.TypeName, s.TransactionName })
            .Select(scope => new AccessModel { Scope = scope, Absences = absences });
    }

    private static string Able(IEnumerable<ScopeModel> scopes, string what)
    {
        var able = scopes.Select(static s => s.Label).ToList();
        return able.Count switch
        {
            0 => $"; no scope may {what}",
            1 => $"; the {able[0]} scope may {what}",
            _ => $"; the scopes {string.Join(", ", able.Take(able.Count - 1))} and {able[able.Count - 1]} may {what}",
        };
    }

    private static string Word(Verbs verb) => verb switch
    {
        Verbs.Read => "select",
        Verbs.Upsert => "upsert",
        Verbs.Update => "update",
        Verbs.Delete => "delete",
        _ => "insert",
    };
}
