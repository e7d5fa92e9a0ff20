using System.Globalization;

namespace SqlGen.Resilience.Tests.Isolation;

/// <summary>A condition of a policy, as PostgreSQL reads it and as the model does.</summary>
internal abstract record Predicate(string Sql)
{
    public abstract bool Holds(Item row, Person person);

    public static Predicate Random(Random random, int depth = 2) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => new Owner(),
        1 => new Tenant(),
        2 => new Published(),
        3 => new AtLeast(random.Next(10)),
        4 => new Clearance(),
        5 => new Not(Random(random, depth - 1)),
        6 => new Both(Random(random, depth - 1), Random(random, depth - 1)),
        _ => new Either(Random(random, depth - 1), Random(random, depth - 1)),
    };

    private sealed record Owner() : Predicate("owner = (select auth.uid())")
    {
        public override bool Holds(Item row, Person person) => row.Owner == person.Id;
    }

    private sealed record Tenant() : Predicate("tenant = (select auth.jwt() ->> 'tenant')")
    {
        public override bool Holds(Item row, Person person) => row.Tenant == person.Tenant;
    }

    private sealed record Clearance() : Predicate("level <= (select (auth.jwt() ->> 'clearance')::integer)")
    {
        public override bool Holds(Item row, Person person) => row.Level <= person.Clearance;
    }

    private sealed record Published() : Predicate("published")
    {
        public override bool Holds(Item row, Person person) => row.Published;
    }

    private sealed record AtLeast(int Level) : Predicate(string.Create(CultureInfo.InvariantCulture, $"level >= {Level}"))
    {
        public override bool Holds(Item row, Person person) => row.Level >= Level;
    }

    private sealed record Not(Predicate Inner) : Predicate($"not ({Inner.Sql})")
    {
        public override bool Holds(Item row, Person person) => !Inner.Holds(row, person);
    }

    private sealed record Both(Predicate Left, Predicate Right) : Predicate($"({Left.Sql}) and ({Right.Sql})")
    {
        public override bool Holds(Item row, Person person) => Left.Holds(row, person) && Right.Holds(row, person);
    }

    private sealed record Either(Predicate Left, Predicate Right) : Predicate($"({Left.Sql}) or ({Right.Sql})")
    {
        public override bool Holds(Item row, Person person) => Left.Holds(row, person) || Right.Holds(row, person);
    }
}
