using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

public sealed record AttachPartitionAction(TextRange Range, QualifiedName Partition, PartitionBound? Bound) : AlterTableAction(Range);

public sealed record DetachPartitionAction(TextRange Range, QualifiedName Partition, bool Concurrently, bool Finalize) : AlterTableAction(Range);

/// <summary>INHERIT or NO INHERIT.</summary>
public sealed record InheritAction(TextRange Range, QualifiedName Parent, bool Inherit) : AlterTableAction(Range);

/// <summary>OF type, or NOT OF where <paramref name="Type"/> is null.</summary>
public sealed record OfTypeAction(TextRange Range, QualifiedName? Type) : AlterTableAction(Range);

public sealed record OwnerAction(TextRange Range, RoleSpecification Owner) : AlterTableAction(Range);

/// <summary>ENABLE, DISABLE, FORCE and NO FORCE ROW LEVEL SECURITY.</summary>
public sealed record RowSecurityAction(TextRange Range, RowSecurityChange Change) : AlterTableAction(Range);

public enum RowSecurityChange
{
    Enable,
    Disable,
    Force,
    NoForce,
}

/// <summary>ENABLE or DISABLE a trigger; <paramref name="Name"/> is null for ALL and USER.</summary>
public sealed record TriggerStateAction(TextRange Range, FiringState State, Identifier? Name, bool UserOnly) : AlterTableAction(Range);

public sealed record RuleStateAction(TextRange Range, FiringState State, Identifier Name) : AlterTableAction(Range);

public enum FiringState
{
    Enabled,
    Always,
    Replica,
    Disabled,
}

/// <summary>SET ( … ) or RESET ( … ): storage parameters, view options.</summary>
public sealed record OptionsAction(TextRange Range, bool Reset, IReadOnlyList<DefinitionElement> Options) : AlterTableAction(Range);

public sealed record ForeignOptionsAction(TextRange Range, IReadOnlyList<ForeignOption> Options) : AlterTableAction(Range);

public sealed record SetTablespaceAction(TextRange Range, Identifier Tablespace) : AlterTableAction(Range);

/// <summary><paramref name="Method"/> is null for DEFAULT.</summary>
public sealed record SetAccessMethodAction(TextRange Range, Identifier? Method) : AlterTableAction(Range);

/// <summary>SET LOGGED or UNLOGGED.</summary>
public sealed record SetLoggedAction(TextRange Range, bool Logged) : AlterTableAction(Range);

/// <summary>CLUSTER ON index, or SET WITHOUT CLUSTER where <paramref name="Index"/> is null.</summary>
public sealed record ClusterOnAction(TextRange Range, Identifier? Index) : AlterTableAction(Range);

/// <summary>SET WITHOUT OIDS: taken, without effect.</summary>
public sealed record WithoutOidsAction(TextRange Range) : AlterTableAction(Range);

public sealed record ReplicaIdentityAction(TextRange Range, ReplicaIdentity Identity, Identifier? Index) : AlterTableAction(Range);

public enum ReplicaIdentity
{
    Default,
    Full,
    Nothing,
    Index,
}
