using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Generator.Diagnostics;

/// <summary>The rules of C# against the schema. One entry here, one rule page, one row in AnalyzerReleases, one test each.</summary>
public static class CodeRules
{
    public static readonly SqlDiagnosticDescriptor SyntaxError = Warning("SQLG320", "SQL in C# is not valid");
    public static readonly SqlDiagnosticDescriptor UnknownRelation = Warning("SQLG321", "SQL in C# names a relation that does not exist");
    public static readonly SqlDiagnosticDescriptor UnknownColumn = Warning("SQLG322", "SQL in C# names a column that does not exist");
    public static readonly SqlDiagnosticDescriptor UnknownFunction = Warning("SQLG323", "SQL in C# calls a function that does not exist");
    public static readonly SqlDiagnosticDescriptor InsertCount = Warning("SQLG324", "INSERT in C# has other numbers of columns and values");
    public static readonly SqlDiagnosticDescriptor ParameterWithoutValue = Warning("SQLG325", "Parameter of SQL in C# has no value");
    public static readonly SqlDiagnosticDescriptor ValueWithoutParameter = Warning("SQLG326", "Value for a parameter that SQL in C# does not have");
    public static readonly SqlDiagnosticDescriptor ValueInText = Warning("SQLG327", "Value put into SQL as text");
    public static readonly SqlDiagnosticDescriptor OutsideUserContext = Warning("SQLG328", "Row level security without a user context");
    public static readonly SqlDiagnosticDescriptor RefusedByScope = Warning("SQLG329", "SQL that a scope refuses");
    public static readonly SqlDiagnosticDescriptor VectorDimensions = Warning("SQLG330", "Vector of another dimension");
    public static readonly SqlDiagnosticDescriptor StaleSwitch = Warning("SQLG331", "Switch lacks labels of the schema's enum");
    public static readonly SqlDiagnosticDescriptor DataSourceLacksTypes = Warning("SQLG332", "Data source does not know the schema's types");
    public static readonly SqlDiagnosticDescriptor MappedRelation = Warning("SQLG333", "Mapped class names a relation that does not exist");
    public static readonly SqlDiagnosticDescriptor MappedColumn = Warning("SQLG334", "Mapped property names a column that does not exist");

    private static SqlDiagnosticDescriptor Warning(string id, string title) => new(id, title, SqlSeverity.Warning);
}
