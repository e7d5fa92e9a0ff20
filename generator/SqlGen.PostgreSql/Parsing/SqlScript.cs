using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>A parsed text: its statements in order, and what there is to say about them.</summary>
public sealed record SqlScript(IReadOnlyList<Statement> Statements, IReadOnlyList<SqlDiagnostic> Diagnostics);
