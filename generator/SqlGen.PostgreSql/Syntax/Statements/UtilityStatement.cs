using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>A statement whose whole syntax is checked, and of which nothing but its kind matters: it changes nothing that a catalog built from text holds.</summary>
public sealed record UtilityStatement(TextRange Range, UtilityKind Kind) : Statement(Range);

public enum UtilityKind
{
    AlterCollation,
    AlterDatabase,
    AlterPublication,
    AlterStatistics,
    AlterSubscription,
    AlterTablespace,
    AlterTextSearchConfiguration,
    Analyze,
    Checkpoint,
    Close,
    Cluster,
    CreateAccessMethod,
    CreateConversion,
    CreateDatabase,
    CreateLanguage,
    CreatePublication,
    CreateSubscription,
    CreateTablespace,
    Deallocate,
    Discard,
    DropDatabase,
    DropOwned,
    Fetch,
    Listen,
    Load,
    Lock,
    Notify,
    ReassignOwned,
    Reindex,
    Unlisten,
    Vacuum,
}
