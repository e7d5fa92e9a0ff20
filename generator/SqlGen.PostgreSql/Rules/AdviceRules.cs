using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.PostgreSql.Rules;

/// <summary>Advice on what a schema says: 4xx security and tenancy, 5xx performance. A warning surely hurts; info depends on the application; hidden is taste.</summary>
public static class AdviceRules
{
    public static readonly SqlDiagnosticDescriptor TableWithoutRowSecurity = Warning("SQLG401", "Table open to API roles without row level security");
    public static readonly SqlDiagnosticDescriptor RowSecurityWithoutPolicy = Info("SQLG402", "Row level security without a policy");
    public static readonly SqlDiagnosticDescriptor PolicyWithoutRowSecurity = Warning("SQLG403", "Policy on a table without row level security");
    public static readonly SqlDiagnosticDescriptor PolicyAlwaysTrue = Warning("SQLG404", "Policy that lets everything be written");
    public static readonly SqlDiagnosticDescriptor WritePolicyWithoutSelect = Info("SQLG405", "Policy to write rows that can't be read");
    public static readonly SqlDiagnosticDescriptor ViewBypassesRowSecurity = Warning("SQLG406", "View passes row level security by");
    public static readonly SqlDiagnosticDescriptor DefinerWithoutSearchPath = Warning("SQLG407", "SECURITY DEFINER without a search_path");
    public static readonly SqlDiagnosticDescriptor MutableSearchPath = Hidden("SQLG408", "Function with the caller's search_path");
    public static readonly SqlDiagnosticDescriptor DefinerForEverybody = Info("SQLG409", "SECURITY DEFINER function that API roles may execute");
    public static readonly SqlDiagnosticDescriptor UserMetadataInPolicy = Warning("SQLG410", "Policy trusts what the user can edit");
    public static readonly SqlDiagnosticDescriptor AuthUsersExposed = Warning("SQLG411", "View shows auth.users to API roles");
    public static readonly SqlDiagnosticDescriptor CopyWithoutRowSecurity = Warning("SQLG412", "Materialized view or foreign table open to API roles");
    public static readonly SqlDiagnosticDescriptor TruncateGranted = Warning("SQLG413", "TRUNCATE granted to API roles");
    public static readonly SqlDiagnosticDescriptor ParameterShadowed = Warning("SQLG414", "Parameter hidden by the column it is compared with");
    public static readonly SqlDiagnosticDescriptor ForeignKeyCrossesTenants = Info("SQLG415", "Foreign key crosses tenants");
    public static readonly SqlDiagnosticDescriptor NullOwnerPublishes = Info("SQLG416", "Row without an owner is public");
    public static readonly SqlDiagnosticDescriptor SettingWithoutNullIf = Warning("SQLG417", "current_setting cast without nullif");
    public static readonly SqlDiagnosticDescriptor PolicyForEverybody = Info("SQLG418", "Policy without TO");

    public static readonly SqlDiagnosticDescriptor CallPerRow = Warning("SQLG501", "Policy calls a function for each row");
    public static readonly SqlDiagnosticDescriptor SeveralPermissivePolicies = Info("SQLG502", "Several permissive policies for one role and command");
    public static readonly SqlDiagnosticDescriptor PolicyColumnWithoutIndex = Warning("SQLG503", "Policy column without an index");
    public static readonly SqlDiagnosticDescriptor ForeignKeyWithoutIndex = Info("SQLG504", "Foreign key without an index");
    public static readonly SqlDiagnosticDescriptor DuplicateIndex = Warning("SQLG505", "Index that another one repeats");
    public static readonly SqlDiagnosticDescriptor NoPrimaryKey = Info("SQLG506", "Table without a primary key");
    public static readonly SqlDiagnosticDescriptor VectorOperatorMismatch = Warning("SQLG507", "Vector index for another operator");
    public static readonly SqlDiagnosticDescriptor SearchNotInlined = Warning("SQLG508", "Search function that can't be inlined");
    public static readonly SqlDiagnosticDescriptor TooManyDimensions = Warning("SQLG509", "Vector index over too many dimensions");
    public static readonly SqlDiagnosticDescriptor ThresholdInScan = Warning("SQLG510", "Threshold inside an approximate scan");
    public static readonly SqlDiagnosticDescriptor RelaxedOrderNotSorted = Warning("SQLG511", "Relaxed order without a sort");
    public static readonly SqlDiagnosticDescriptor NoIterativeScan = Info("SQLG512", "Filtered search without an iterative scan");
    public static readonly SqlDiagnosticDescriptor IndexDeadUnderRowSecurity = Info("SQLG513", "Index that row level security makes unusable");
    public static readonly SqlDiagnosticDescriptor OrderNotByDistance = Warning("SQLG514", "Search not ordered by the distance itself");
    public static readonly SqlDiagnosticDescriptor CastOnPolicyColumn = Warning("SQLG515", "Policy casts an indexed column");

    private static SqlDiagnosticDescriptor Warning(string id, string title) => new(id, title, SqlSeverity.Warning);

    private static SqlDiagnosticDescriptor Info(string id, string title) => new(id, title, SqlSeverity.Info);

    private static SqlDiagnosticDescriptor Hidden(string id, string title) => new(id, title, SqlSeverity.Hidden);
}
