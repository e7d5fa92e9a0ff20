using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>Which verbs of a relation can succeed for a role, by what the files grant and what their policies say, and why the others can't.</summary>
public sealed class RelationRights
{
    private readonly ScopeRights _role;
    private readonly Relation _relation;
    private readonly RelationModel _model;
    private readonly DatabaseCatalog _catalog;
    private readonly Func<Privilege, string?> _lacks;

    public RelationRights(ScopeRights role, Relation relation, RelationModel model, DatabaseCatalog catalog, Func<Privilege, string?> lacks)
    {
        (_role, _relation, _model, _catalog, _lacks) = (role, relation, model, catalog, lacks);
        foreach (var verb in Each(Verbs.All))
        {
            if (WhyNot(verb) is { } reason)
            {
                Reasons.Add(verb, reason);
            }
        }
    }

    public ScopeRights Role => _role;

    /// <summary>For each verb that the role lacks, why.</summary>
    public Dictionary<Verbs, string> Reasons { get; } = [];

    public Verbs Verbs => Each(Verbs.All).Where(v => !Reasons.ContainsKey(v)).Aggregate(Verbs.None, static (all, v) => all | v);

    /// <summary>Where the files grant nothing on a relation they don't say who may do what: a REVOKE alone takes away what somebody else gave.</summary>
    public static bool KnowsGrants(Relation relation, DatabaseCatalog catalog) => catalog.ObjectsWithKnownGrants.Contains(relation) && relation.Grants.Count > 0;

    public static IEnumerable<Verbs> Each(Verbs verbs) =>
        new[] { Verbs.Read, Verbs.Insert, Verbs.InsertMany, Verbs.Upsert, Verbs.Update, Verbs.Delete }.Where(v => (verbs & v) != 0);

    /// <summary>The policies that decide, by command: <c>SELECT: notes_owner; INSERT: notes_owner</c>; null where row security doesn't hold for the role.</summary>
    public string? Policies()
    {
        if (!_role.IsSubjectTo(_relation))
        {
            return null;
        }

        var commands = new[] { Privilege.Select, Privilege.Insert, Privilege.Update, Privilege.Delete }
            .Where(c => MissingGrant(c, _model.Columns.Select(static m => m.SqlName)) is null)
            .Select(c => (Word: Word(c), Policies: PolicyCheck.Applicable(_role, _relation, c)))
            .Where(static c => c.Policies.Count > 0)
            .Select(static c => $"{c.Word}: {string.Join(", ", c.Policies.Select(static p => p.Permissive ? p.Name : p.Name + " (restrictive)"))}");
        var text = string.Join("; ", commands);
        return text.Length == 0 ? null : text;
    }

    /// <summary>Whether the role may see a row that a policy keeps it from changing: rows that pass SELECT's policies need not pass the command's.</summary>
    public bool MayFilter(Privilege command) =>
        _role.IsSubjectTo(_relation) && !PolicyCheck.Includes(PolicyCheck.Applicable(_role, _relation, command), PolicyCheck.Applicable(_role, _relation, Privilege.Select));

    private string? WhyNot(Verbs verb)
    {
        var key = _model.PrimaryKey is { } primary ? primary.Columns.Select(i => _model.Columns[i].SqlName) : [];
        var all = _model.Columns.Select(static c => c.SqlName);
        return verb switch
        {
            Verbs.Read => Missing(Privilege.Select, all),
            Verbs.InsertMany => Missing(Privilege.Insert),
            Verbs.Insert => Missing(Privilege.Insert) ?? ForReturning(Missing(Privilege.Select, all)),
            Verbs.Upsert => Missing(Privilege.Insert) ?? Missing(Privilege.Update) ?? ForReturning(Missing(Privilege.Select, all)),
            Verbs.Update => Missing(Privilege.Update) ?? ForFinding(Missing(Privilege.Select, key)),
            _ => Missing(Privilege.Delete) ?? ForFinding(Missing(Privilege.Select, key)),
        };

        static string? ForReturning(string? reason) => reason is null ? null : reason + ", which returning the row needs";
        static string? ForFinding(string? reason) => reason is null ? null : reason + ", which finding the row by its key needs";
    }

    private string? Missing(Privilege command, IEnumerable<string>? columns = null) => MissingGrant(command, columns) ?? MissingPolicy(command)
        ?? (_lacks(command) is { } value ? $"{Word(command)} on {_relation.Name} needs {value}" : null);

    private string? MissingGrant(Privilege command, IEnumerable<string>? columns = null)
    {
        if (!_role.MayUse(_relation.Schema))
        {
            return $"{_role.RoleName} has no USAGE grant on schema {_relation.Schema}";
        }

        if (_role.HoldsEverywhere(command) || _role.Owns(_relation))
        {
            return null;
        }

        if (KnowsGrants(_relation, _catalog) && !Holds(command, columns))
        {
            return $"{_role.RoleName} has no {Word(command)} grant on {_relation.Name}";
        }

        // With security_invoker a view's query runs with the caller's rights, without it with those of the view's owner.
        var source = _relation.IsInvoker ? _relation.ReadsFrom.Find(IsClosed) : null;
        return source is null ? null : $"view {_relation.Name} reads with its caller's rights, and {_role.RoleName} has no SELECT grant on {source.Name}";
    }

    private bool Holds(Privilege command, IEnumerable<string>? columns)
    {
        if (_role.Holds(_relation.Grants, command))
        {
            return true;
        }

        bool Held(string column) => _role.Holds(_relation.Grants, command, column);
        bool Some(Func<ColumnModel, bool> condition) => _model.Columns.Any(c => condition(c) && Held(c.SqlName));
        return command switch
        {
            Privilege.Insert => Some(static c => c.IsInsertable) && _model.Columns.Where(static c => c.IsRequired).All(c => Held(c.SqlName)),
            Privilege.Update => Some(static c => c.IsUpdatable),
            Privilege.Select => columns is not null && columns.Any() && columns.All(Held),
            _ => false,
        };
    }

    private bool IsClosed(Relation source) =>
        KnowsGrants(source, _catalog) && !_role.Owns(source) && !source.Grants.Exists(g => g.Privilege == Privilege.Select && _role.Has(g.Role));

    private string? MissingPolicy(Privilege command) =>
        _role.IsSubjectTo(_relation) && !PolicyCheck.MayPass(PolicyCheck.Applicable(_role, _relation, command), command)
            ? $"{_relation.Name} has no {Word(command)} policy for {_role.RoleName}"
            : null;

    private static string Word(Privilege command) => command.ToString().ToUpperInvariant();
}
