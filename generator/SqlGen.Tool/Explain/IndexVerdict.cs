namespace SqlGen.Tool.Explain;

/// <summary>Whether a call used the index it should.</summary>
/// <param name="Expected">Names of the indexes that would have done; empty where nothing is expected.</param>
/// <param name="IsUsed">Null where nothing is expected.</param>
/// <param name="Reasons">Why not, the likeliest first, each with the way out.</param>
/// <param name="Notes">What else is worth knowing.</param>
internal sealed record IndexVerdict(IReadOnlyList<string> Expected, bool? IsUsed, IReadOnlyList<string> Reasons, IReadOnlyList<string> Notes);
