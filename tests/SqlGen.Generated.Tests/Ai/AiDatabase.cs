namespace SqlGen.Generated.Tests.Ai;

/// <summary>The schema that this repository ships.</summary>
[SqlGenDatabase]
public sealed partial class AiDatabase;
