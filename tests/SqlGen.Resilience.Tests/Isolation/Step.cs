using Npgsql;

namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>A change of rows, as a call and as the model has it.</summary>
internal sealed record Step(StepKind Kind, IReadOnlyList<Item> Rows)
{
    public const string Refused = PostgresErrorCodes.InsufficientPrivilege;

    private Item Row => Rows[0];

    /// <summary>Changes the rows as PostgreSQL must, or says with which SQLSTATE it must refuse and changes nothing.</summary>
    public string? Apply(Dictionary<int, Item> rows, PolicySet policies, Person person, out ChangeOutcome? outcome)
    {
        outcome = null;
        if (Kind == StepKind.Insert)
            return Insert(rows, policies, person);

        var there = rows.TryGetValue(Row.Id, out var old);
        var found = there && (Kind == StepKind.Delete ? policies.FindsForDelete(old!, person) : policies.FindsForUpdate(old!, person));
        if (found && Kind == StepKind.Update && Refusal(policies.MayBecome(Row, person), Row) is { } state)
            return state;
        outcome = found ? ChangeOutcome.Changed : there && policies.Sees(old!, person) ? ChangeOutcome.Filtered : ChangeOutcome.NotFound;
        if (found && Kind == StepKind.Delete)
            rows.Remove(Row.Id);
        else if (found)
            rows[Row.Id] = Row;
        return null;
    }

    /// <summary>Makes the call; returns what an update or a delete says of itself.</summary>
    public async Task<ChangeOutcome?> SendAsync(ResilienceDatabase.AuthenticatedScope scope, CancellationToken cancellationToken = default)
    {
        switch (Kind)
        {
            case StepKind.Update:
                return (await scope.Items.UpdateAsync(Row.Id, Patch(Row), cancellationToken)).Outcome;
            case StepKind.Delete:
                return (await scope.Items.DeleteAsync(Row.Id, cancellationToken)).Outcome;
            case StepKind.Insert when Rows.Count == 1:
                await scope.Items.InsertAsync(New(Row), cancellationToken);
                return null;
            default:
                await scope.Items.InsertManyAsync(Rows.Select(New), cancellationToken);
                return null;
        }
    }

    public override string ToString() => $"{Kind} {string.Join(", ", Rows)}";

    private string? Insert(Dictionary<int, Item> rows, PolicySet policies, Person person)
    {
        foreach (var row in Rows)
        {
            // One row comes back, and must be seen; many don't.
            if (Refusal(Rows.Count == 1 ? policies.MayInsert(row, person) : policies.MayInsertUnseen(row, person), row) is { } state)
                return state;
            if (rows.ContainsKey(row.Id))
                return PostgresErrorCodes.UniqueViolation;
        }

        foreach (var row in Rows)
            rows.Add(row.Id, row);
        return null;
    }

    // In the order in which PostgreSQL looks: policies, then checks.
    private static string? Refusal(bool admitted, Item row) =>
        !admitted ? Refused : row.Level is >= 0 and <= 9 ? null : PostgresErrorCodes.CheckViolation;

    private static NewItem New(Item row) =>
        new() { Id = row.Id, Worker = row.Worker, Owner = row.Owner, Tenant = row.Tenant, Level = row.Level, Published = row.Published, Note = row.Note };

    private static ItemPatch Patch(Item row) =>
        new() { Owner = row.Owner, Tenant = row.Tenant, Level = row.Level, Published = row.Published, Note = row.Note };
}

internal enum StepKind
{
    Insert,
    Update,
    Delete,
}
