namespace SqlGen.Internal;

/// <summary>
/// Statements by the set of columns they name; lists that only grow, read without a lock. A program uses few sets; beyond a bound they are built
/// anew rather than kept. Not a ConcurrentDictionary: of a struct as key it would be compiled anew, in every program at its start.
/// </summary>
internal sealed class StatementCache
{
    private const int Bound = 1024;

    private readonly Entry?[] _buckets = new Entry?[32];
    private int _count;

    internal SqlStatement? Find(SqlColumnSet set)
    {
        for (var entry = Volatile.Read(ref BucketOf(set)); entry is not null; entry = entry.Next)
            if (entry.Set == set)
                return entry.Statement;
        return null;
    }

    /// <summary>Keeps the statement, or returns the one that another caller kept meanwhile.</summary>
    internal SqlStatement Keep(SqlColumnSet set, SqlStatement statement)
    {
        if (Volatile.Read(ref _count) >= Bound)
            return statement;
        ref var bucket = ref BucketOf(set);
        while (true)
        {
            var first = Volatile.Read(ref bucket);
            if (Find(set) is { } kept)
                return kept;
            if (Interlocked.CompareExchange(ref bucket, new(set, statement, first), first) != first)
                continue;
            Interlocked.Increment(ref _count);
            return statement;
        }
    }

    private ref Entry? BucketOf(SqlColumnSet set)
    {
        // The low bits of a set of columns are its first columns, which most sets share.
        var hash = (uint)set.GetHashCode() * 0x9E3779B9;
        return ref _buckets[hash >> 27];
    }

    private sealed class Entry(SqlColumnSet set, SqlStatement statement, Entry? next)
    {
        internal readonly SqlColumnSet Set = set;
        internal readonly SqlStatement Statement = statement;
        internal readonly Entry? Next = next;
    }
}
