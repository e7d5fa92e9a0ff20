namespace SqlGen.Generator.Inputs;

/// <summary>The names that the package's props make visible to the compiler.</summary>
public static class OptionNames
{
    public const string Platform = "SqlGenPlatform";
    public const string PostgresVersion = "SqlGenPostgresVersion";

    /// <summary>Metadata of AdditionalFiles: <c>schema</c>, <c>migrations</c> or <c>snapshot</c> for ours.</summary>
    public const string Kind = "SqlGenKind";

    /// <summary>Metadata of AdditionalFiles: the database class that a file belongs to.</summary>
    public const string Database = "SqlGenDatabase";

    public static readonly string[] Properties = [Platform, PostgresVersion];

    public static readonly string[] Metadata = [Kind, Database];
}
