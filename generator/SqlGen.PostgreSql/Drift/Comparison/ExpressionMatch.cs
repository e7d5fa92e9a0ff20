namespace SqlGen.PostgreSql.Drift;

/// <summary>How expressions of the two sides are compared.</summary>
#if !SQLGEN_RUNTIME
public
#endif
enum ExpressionMatch
{
    /// <summary>Both sides were printed by the same server: they are equal or not.</summary>
    Exact,

    /// <summary>Both were written by people: layout, case, redundant parentheses and casts of literals don't count.</summary>
    Written,

    /// <summary>One side was printed by a server, which rewrites: only what it can't have made of the other counts.</summary>
    Printed,
}
