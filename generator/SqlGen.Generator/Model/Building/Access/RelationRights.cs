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
        Columns = new ColumnRights(role, relation, model, catalog);
        foreach (var verb in Each(Verbs.All))
        {
            if (WhyNot(verb) is { } reason)
            {
                Reasons.Add(verb, reason);
            }
        }
    }

    public ScopeRights Role => _role;

    public ColumnRights Columns { get; }

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
            .Where(c => MissingGrant(c) is null)
            .Select(c => (Word: Word(c), Policies: PolicyCheck.Applicable(_role, _relation, c)))
            .Where(static c => c.Policies.Count > 0)
            .Select(static c => $"{c.Word}: {string.Join(", ", c.Policies.Select(static p => p.Permissive ? p.Name : p.Name + " (restrictive)"))}");
        var text = string.Join("; ", commands);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The columns that grants name, by command: <c>SELECT: id, title; UPDATE: title</c>; null where grants name none.</summary>
    public string? ColumnsByGrant(RelationModel model, Verbs possible)
    {
        var (whole, shape) = (ColumnShape.Whole(model), ColumnShape.Of(model, Columns, Verbs & possible));
        var lists = new[] { ("SELECT", whole.Readable, shape.Readable), ("INSERT", whole.Insertable, shape.Insertable), ("UPDATE", whole.Updatable, shape.Updatable) }
            .Where(static c => c.Item2 != c.Item3)
            .Select(c => $"{c.Item1}: {string.Join(", ", model.Columns.Where((_, i) => c.Item3[i]).Select(static m => m.SqlName))}");
        var text = string.Join("; ", lists);
        return text.Length == 0 ? null : text;
    }

    /// <summary>Whether the role may see a row that a policy keeps it from changing: rows that pass SELECT's policies need not pass the command's.</summary>
    public bool MayFilter(Privilege command) =>
        _role.IsSubjectTo(_relation) && !PolicyCheck.Includes(PolicyCheck.Applicable(_role, _relation, command), PolicyCheck.Applicable(_role, _relation, Privilege.Select));

    private string? WhyNot(Verbs verb) => verb switch
    {
        Verbs.Read => Missing(Privilege.Select),
        Verbs.InsertMany => MissingInsert(),
        Verbs.Insert => MissingInsert() ?? ForReturning(Missing(Privilege.Select)),
        Verbs.Upsert => MissingInsert() ?? Missing(Privilege.Update) ?? ForReturning(Missing(Privilege.Select)) ?? MissingUpsert(),
        Verbs.Update => Missing(Privilege.Update) ?? MissingKey(),
        _ => Missing(Privilege.Delete) ?? MissingKey(),
    };

    private string? MissingInsert() => Missing(Privilege.Insert) ?? (Columns.Stuck is { } stuck
        ? $"{_role.RoleName} has no USAGE grant on sequence {Columns.ClosedSequences[stuck]}, which the default of {_model.Columns[stuck].SqlName} needs"
        : null);

    private string? MissingKey() => ForFinding(Missing(Privilege.Select) ?? (_model.PrimaryKey is { } key && !Columns.MayRead(key)
        ? MissingColumn("SELECT", key.Columns.First(i => !Columns.Readable[i]))
        : null));

    private string? MissingUpsert()
    {
        var keys = _model.UniqueKeys.Prepend(_model.PrimaryKey).OfType<KeyModel>().Where(k => k.CanUpsert && k.Columns.All(i => _model.Columns[i].IsInsertable)).ToList();
        if (keys.Count == 0 || keys.Exists(Columns.MayUpsert))
        {
            return null;
        }

        var key = keys[0];
        return !Columns.MayRead(key) ? ForFinding(MissingColumn("SELECT", key.Columns.First(i => !Columns.Readable[i])))
            : key.Columns.Any(i => !Columns.Insertable[i]) ? MissingColumn("INSERT", key.Columns.First(i => !Columns.Insertable[i]))
            : $"{_role.RoleName} has no UPDATE grant on a column of {_relation.Name} that it may read or insert";
    }

    private string MissingColumn(string command, int column) => $"{_role.RoleName} has no {command} grant on column {_model.Columns[column].SqlName} of {_relation.Name}";

    private static string? ForReturning(string? reason) => reason is null ? null : reason + ", which returning the row needs";

    private static string? ForFinding(string? reason) => reason is null ? null : reason + ", which finding the row by its key needs";

    private string? Missing(Privilege command) => MissingGrant(command) ?? MissingPolicy(command)
        ?? (_lacks(command) is { } value ? $"{Word(command)} on {_relation.Name} needs {value}" : null);

    private string? MissingGrant(Privilege command)
    {
        if (!_role.MayUse(_relation.Schema))
        {
            return $"{_role.RoleName} has no USAGE grant on schema {_relation.Schema}";
        }

        if (_role.HoldsEverywhere(command) || _role.Owns(_relation))
        {
            return null;
        }

        if (KnowsGrants(_relation, _catalog) && !Holds(command))
        {
            return $"{_role.RoleName} has no {Word(command)} grant on {_relation.Name}";
        }

        // With security_invoker a view's query runs with the caller's rights, without it with those of the view's owner.
        var source = _relation.IsInvoker ? _relation.ReadsFrom.Find(IsClosed) : null;
        return source is null ? null : $"view {_relation.Name} reads with its caller's rights, and {_role.RoleName} has no SELECT grant on {source.Name}";
    }

    private bool Holds(Privilege command) => _role.Holds(_relation.Grants, command) || command switch
    {
        Privilege.Select => Columns.Readable.Contains(true),
        Privilege.Insert => Columns.MayInsert,
        Privilege.Update => Columns.Updatable.Contains(true),
        _ => false,
    };

    private bool IsClosed(Relation source) =>
        KnowsGrants(source, _catalog) && !_role.Owns(source) && !source.Grants.Exists(g => g.Privilege == Privilege.Select && _role.Has(g.Role));

    private string? MissingPolicy(Privilege command) =>
        _role.IsSubjectTo(_relation) && !PolicyCheck.MayPass(PolicyCheck.Applicable(_role, _relation, command), command)
            ? $"{_relation.Name} has no {Word(command)} policy for {_role.RoleName}"
            : null;

    private static string Word(Privilege command) => command.ToString().ToUpperInvariant();
}
