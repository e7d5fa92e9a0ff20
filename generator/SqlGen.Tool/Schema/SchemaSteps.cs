using SqlGen.PostgreSql.Syntax;

namespace SqlGen.Tool.Schema;

/// <summary>Which step a statement belongs to, told by what it is.</summary>
internal static class SchemaSteps
{
    public static ApplyStep Of(Statement statement) => statement switch
    {
        SetStatement or ResetStatement => ApplyStep.Always,
        CreateExtensionStatement or CreateSchemaStatement or CreateRoleStatement or AlterRoleStatement or DropRoleStatement => ApplyStep.Extensions,
        CreateEnumStatement or AddEnumValueStatement or RenameEnumValueStatement or CreateCompositeTypeStatement or AlterCompositeTypeStatement
            or CreateRangeTypeStatement or CreateBaseTypeStatement or CreateShellTypeStatement or CreateDomainStatement or AlterDomainStatement => ApplyStep.Types,
        AlterTableStatement alter when alter.Actions.All(static a => a is RowSecurityAction) => ApplyStep.Rls,
        CreateTableStatement or CreateTableAsStatement or AlterTableStatement or CreateViewStatement or CreateMaterializedViewStatement
            or CreateSequenceStatement or AlterSequenceStatement => ApplyStep.Tables,
        CreateIndexStatement => ApplyStep.Indexes,
        CreatePolicyStatement or AlterPolicyStatement => ApplyStep.Rls,
        CreateFunctionStatement or AlterFunctionStatement or CreateAggregateStatement => ApplyStep.Functions,
        CreateTriggerStatement => ApplyStep.Triggers,
        GrantStatement or AlterDefaultPrivilegesStatement => ApplyStep.Grants,
        DropStatement drop => OfKind(drop.Kind),
        CommentStatement comment => OfKind(comment.Target.Kind),
        RenameStatement or RenameColumnStatement or RenameConstraintStatement or SetSchemaStatement => ApplyStep.Tables,
        _ => ApplyStep.Whole,
    };

    private static ApplyStep OfKind(ObjectKind kind) => kind switch
    {
        ObjectKind.Extension or ObjectKind.Schema or ObjectKind.Role => ApplyStep.Extensions,
        ObjectKind.Type or ObjectKind.Domain => ApplyStep.Types,
        ObjectKind.Index => ApplyStep.Indexes,
        ObjectKind.Policy => ApplyStep.Rls,
        ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate => ApplyStep.Functions,
        ObjectKind.Trigger => ApplyStep.Triggers,
        _ => ApplyStep.Tables,
    };
}
