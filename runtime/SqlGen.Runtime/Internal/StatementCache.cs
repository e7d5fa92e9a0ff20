using System.Collections.Concurrent;

namespace SqlGen.Internal;

/// <summary>Statements by the set of columns they name. A program uses few sets; beyond a bound they are built anew rather than kept.</summary>
internal sealed class StatementCache
{
    private const int Bound = 1024;

    private readonly ConcurrentDictionary<SqlColumnSet, SqlStatement> _statements = new();

    internal SqlStatement? Find(SqlColumnSet set) => _statements.TryGetValue(set, out var statement) ? statement : null;

    internal SqlStatement Keep(SqlColumnSet set, SqlStatement statement) =>
        _statements.Count < Bound ? _statements.GetOrAdd(set, statement) : statement;
}
