namespace SqlGen.PostgreSql.Diagnostics;

/// <summary>The rule behind a diagnostic: its id (SQLG0xx text and syntax, 1xx catalog and binding, 2xx mapping to C#), title and severity.</summary>
public sealed record SqlDiagnosticDescriptor(string Id, string Title, SqlSeverity Severity);
