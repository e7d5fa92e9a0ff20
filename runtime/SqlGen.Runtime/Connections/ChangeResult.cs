namespace SqlGen;

/// <summary>
/// The answer of an update or a delete by key, which reads as whether a row was changed:
/// <c>if (await me.Notes.DeleteAsync(id))</c>. <see cref="Outcome"/> tells more.
/// </summary>
/// <param name="Outcome">What became of it.</param>
public readonly record struct ChangeResult(ChangeOutcome Outcome)
{
    /// <summary>Whether the row was updated or deleted.</summary>
    public bool IsChanged => Outcome == ChangeOutcome.Changed;

    /// <summary>Whether the caller may see the row, and was kept from changing it.</summary>
    public bool IsFiltered => Outcome == ChangeOutcome.Filtered;

    /// <summary><see cref="IsChanged"/>.</summary>
    public static implicit operator bool(ChangeResult result) => result.IsChanged;

    /// <summary><see cref="IsChanged"/>.</summary>
    public bool ToBoolean() => IsChanged;
}
