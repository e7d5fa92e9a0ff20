using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Model;

namespace SqlGen.Generator.Pipeline;

/// <summary>What the one step from text to model gives: models without positions, and findings, which have nothing else.</summary>
public sealed record ModelResult(EquatableArray<DatabaseModel> Models, EquatableArray<Finding> Findings);
