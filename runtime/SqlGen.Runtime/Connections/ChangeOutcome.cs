namespace SqlGen;

/// <summary>What became of an update or a delete of one row.</summary>
public enum ChangeOutcome
{
    /// <summary>There is no row with this key, or none that the caller may see: which of the two is not told, as it would tell that there is one.</summary>
    NotFound = 0,

    /// <summary>The row is there and the caller may see it, but a policy kept it from being changed, or a trigger did.</summary>
    Filtered = 1,

    /// <summary>The row was updated or deleted.</summary>
    Changed = 2,
}
