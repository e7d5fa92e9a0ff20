namespace SqlGen.PostgreSql.Diagnostics;

/// <summary>Every rule of the front end. One entry here, one rule page, one golden test each.</summary>
public static class SqlRules
{
    public static readonly SqlDiagnosticDescriptor SyntaxError = Error("SQLG001", "Syntax error");
    public static readonly SqlDiagnosticDescriptor UnterminatedText = Error("SQLG002", "Unterminated string, identifier, comment or dollar quote");
    public static readonly SqlDiagnosticDescriptor NotText = Error("SQLG003", "The file is not SQL text");
    public static readonly SqlDiagnosticDescriptor StatementNotUnderstood = Info("SQLG004", "Statement kept, not understood");
    public static readonly SqlDiagnosticDescriptor TooDeep = Error("SQLG005", "Nesting too deep");

    public static readonly SqlDiagnosticDescriptor DuplicateObject = Error("SQLG101", "Object already exists");
    public static readonly SqlDiagnosticDescriptor UnknownRelation = Error("SQLG102", "Relation does not exist");
    public static readonly SqlDiagnosticDescriptor UnknownColumn = Error("SQLG103", "Column does not exist");
    public static readonly SqlDiagnosticDescriptor DuplicateColumn = Error("SQLG104", "Column specified more than once");
    public static readonly SqlDiagnosticDescriptor UnknownType = Error("SQLG105", "Type is not known");
    public static readonly SqlDiagnosticDescriptor UnknownFunction = Error("SQLG106", "Function does not exist");
    public static readonly SqlDiagnosticDescriptor UnknownObject = Error("SQLG107", "Object does not exist");
    public static readonly SqlDiagnosticDescriptor UnknownLanguage = Error("SQLG108", "Language is not known");
    public static readonly SqlDiagnosticDescriptor ViewColumnTypeUnknown = Warning("SQLG109", "Type of a view column is not known");
    public static readonly SqlDiagnosticDescriptor InvalidDefinition = Error("SQLG110", "Definition that PostgreSQL refuses");
    public static readonly SqlDiagnosticDescriptor DynamicSql = Info("SQLG111", "SQL that only runs at the server");
    public static readonly SqlDiagnosticDescriptor MadeAtRunTime = Warning("SQLG112", "Object that only SQL run at the server may make");

    private static SqlDiagnosticDescriptor Error(string id, string title) => new(id, title, SqlSeverity.Error);

    private static SqlDiagnosticDescriptor Warning(string id, string title) => new(id, title, SqlSeverity.Warning);

    private static SqlDiagnosticDescriptor Info(string id, string title) => new(id, title, SqlSeverity.Info);
}
