using SqlGen;

namespace AotSample;

/// <summary>Everything else of this class is generated from schema/schema.sql while the project compiles.</summary>
[SqlGenDatabase]
public sealed partial class AiDatabase;
