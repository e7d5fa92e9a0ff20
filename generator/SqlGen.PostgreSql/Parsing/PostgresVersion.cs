namespace SqlGen.PostgreSql.Parsing;

/// <summary>A major version of PostgreSQL.</summary>
public enum PostgresVersion
{
    V17 = 17,
}
