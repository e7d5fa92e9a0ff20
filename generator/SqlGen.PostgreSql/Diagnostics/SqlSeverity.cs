namespace SqlGen.PostgreSql.Diagnostics;

/// <summary>An error is what would make the generated code wrong.</summary>
public enum SqlSeverity
{
    Hidden,
    Info,
    Warning,
    Error,
}
