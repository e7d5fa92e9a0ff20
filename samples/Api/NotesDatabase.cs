using SqlGen;

namespace ApiSample;

/// <summary>Everything else of this class is generated from schema.sql while the project compiles.</summary>
[SqlGenDatabase]
public sealed partial class NotesDatabase;
