namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>Random policies on items, and what follows from them: postgresql.org, "Policies Applied by Command Type".</summary>
internal sealed class PolicySet
{
    private readonly Dictionary<string, List<Policy>> _policies;

    private PolicySet(Dictionary<string, List<Policy>> policies) => _policies = policies;

    public static PolicySet Random(Random random) =>
        new(((string[])["select", "insert", "update", "delete"]).ToDictionary(static command => command, command => Policies(command, random)));

    /// <summary>Replaces the policies of the table.</summary>
    public string Sql =>
        "do $$ declare p record; begin for p in select polname from pg_policy where polrelid = 'public.items'::regclass loop execute format('drop policy %I on public.items', p.polname); end loop; end $$;\n"
        + string.Join('\n', _policies.Values.SelectMany(static list => list).Select(static policy => policy.Sql));

    public bool Sees(Item row, Person person) => Admits("select", row, person, static p => p.Using);

    /// <summary>An insert that returns its row, which must be visible.</summary>
    public bool MayInsert(Item row, Person person) => MayInsertUnseen(row, person) && Sees(row, person);

    public bool MayInsertUnseen(Item row, Person person) => Admits("insert", row, person, static p => p.Check);

    public bool FindsForUpdate(Item row, Person person) => Sees(row, person) && Admits("update", row, person, static p => p.Using);

    public bool MayBecome(Item row, Person person) => Admits("update", row, person, static p => p.Check) && Sees(row, person);

    public bool FindsForDelete(Item row, Person person) => Sees(row, person) && Admits("delete", row, person, static p => p.Using);

    private bool Admits(string command, Item row, Person person, Func<Policy, Predicate> predicate)
    {
        var policies = _policies[command];
        return policies.Exists(p => p.Permissive && predicate(p).Holds(row, person)) && policies.TrueForAll(p => p.Permissive || predicate(p).Holds(row, person));
    }

    // One policy in twelve is missing: nothing permits the command.
    private static List<Policy> Policies(string command, Random random)
    {
        List<Policy> policies = [];
        for (var i = random.Next(12) == 0 ? 0 : 1 + random.Next(2); i > 0; i--)
            policies.Add(new(command, i, true, Predicate.Random(random), Predicate.Random(random)));
        if (random.Next(3) == 0)
            policies.Add(new(command, 0, false, Predicate.Random(random), Predicate.Random(random)));
        return policies;
    }

    private sealed record Policy(string Command, int Number, bool Permissive, Predicate Using, Predicate Check)
    {
        public string Sql =>
            $"create policy {Command}_{Number} on public.items as {(Permissive ? "permissive" : "restrictive")} for {Command} to authenticated"
            + (Command == "insert" ? "" : $" using ({Using.Sql})")
            + (Command is "insert" or "update" ? $" with check ({Check.Sql})" : "")
            + ";";
    }
}
