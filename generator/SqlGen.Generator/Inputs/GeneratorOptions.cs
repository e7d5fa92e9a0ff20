using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Generator.Inputs;

/// <summary>The project's properties that the generator reads; empty where they aren't set.</summary>
public sealed record GeneratorOptions(string Platform, string PostgresVersion)
{
    public static readonly GeneratorOptions Default = new("", "");

    /// <summary>Whose grammar and catalog decide.</summary>
    public PostgresVersion Server => PostgresVersion == "18" ? PostgreSql.Text.PostgresVersion.V18 : PostgreSql.Text.PostgresVersion.V17;

    /// <summary>How schema files are read.</summary>
    public ParseOptions Parsing => ParseOptions.Default with { Version = Server };
}
