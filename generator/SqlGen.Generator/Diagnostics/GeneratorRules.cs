using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Generator.Diagnostics;

/// <summary>The rules of the way from catalog to C#. One entry here, one rule page, one row in AnalyzerReleases, one test each.</summary>
public static class GeneratorRules
{
    public static readonly SqlDiagnosticDescriptor TypeNotMapped = Error("SQLG201", "Type has no C# type");
    public static readonly SqlDiagnosticDescriptor NameTaken = Warning("SQLG202", "C# name is taken");
    public static readonly SqlDiagnosticDescriptor CompositeArray = Error("SQLG203", "Array of a composite type");
    public static readonly SqlDiagnosticDescriptor FunctionNotCallable = Info("SQLG204", "Function has no method");
    public static readonly SqlDiagnosticDescriptor OverloadTaken = Warning("SQLG205", "Overloads have one C# signature");
    public static readonly SqlDiagnosticDescriptor AttributeNamesNothing = Error("SQLG206", "Attribute names nothing in the schema");
    public static readonly SqlDiagnosticDescriptor ProcedureEndsTransaction = Warning("SQLG207", "Procedure ends the transaction it is called in");
    public static readonly SqlDiagnosticDescriptor RelationWithoutColumns = Info("SQLG208", "Relation has no columns to read");
    public static readonly SqlDiagnosticDescriptor NoRoleForRowSecurity = Warning("SQLG209", "Row level security, but no role");

    public static readonly SqlDiagnosticDescriptor DatabaseClassShape = Error("SQLG210", "Database class can't be filled");
    public static readonly SqlDiagnosticDescriptor NoSchemaFile = Error("SQLG211", "Database class has no schema file");
    public static readonly SqlDiagnosticDescriptor NoDatabaseClass = Warning("SQLG212", "Schema file, but no database class");
    public static readonly SqlDiagnosticDescriptor NothingToEmit = Warning("SQLG213", "Schema files hold nothing to emit");
    public static readonly SqlDiagnosticDescriptor FileWithoutDatabase = Error("SQLG214", "Schema file belongs to no database class");
    public static readonly SqlDiagnosticDescriptor TypeInTwoDatabases = Error("SQLG215", "Two databases of one namespace declare one type");
    public static readonly SqlDiagnosticDescriptor OptionNotKnown = Error("SQLG216", "Property has a value that is not known");
    public static readonly SqlDiagnosticDescriptor AttributeTypeUnfit = Error("SQLG217", "Attribute names a C# type that does not fit");
    public static readonly SqlDiagnosticDescriptor GrantsUnknown = Info("SQLG218", "Grants are not known");
    public static readonly SqlDiagnosticDescriptor MemberAbsent = Error("SQLG219", "Role may not do that");

    public static readonly SqlDiagnosticDescriptor MigrationsDiffer = Warning("SQLG301", "Migrations don't make the schema");
    public static readonly SqlDiagnosticDescriptor SnapshotDiffers = Warning("SQLG302", "Database snapshot differs from the schema");
    public static readonly SqlDiagnosticDescriptor DriftNotComparable = Warning("SQLG303", "Migrations or snapshot can't be compared");

    public static readonly SqlDiagnosticDescriptor InternalError = Error("SQLG901", "SqlGen failed");

    private static SqlDiagnosticDescriptor Error(string id, string title) => new(id, title, SqlSeverity.Error);

    private static SqlDiagnosticDescriptor Warning(string id, string title) => new(id, title, SqlSeverity.Warning);

    private static SqlDiagnosticDescriptor Info(string id, string title) => new(id, title, SqlSeverity.Info);
}
