namespace SqlGen.PostgreSql.Text;

/// <summary>A major version of PostgreSQL, whose grammar and catalog decide.</summary>
public enum PostgresVersion
{
    V17 = 17,
    V18 = 18,
}
