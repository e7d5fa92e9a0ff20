using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Inputs;
using SqlGen.Generator.Model;
using SqlGen.Generator.Pipeline;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Generator.Tests.Harness;

/// <summary>Models straight from SQL, without a compiler around them.</summary>
internal static class Models
{
    public static DatabaseModel Of(string sql, string? platform = null)
    {
        var result = Run(sql, platform);
        Assert.Empty(result.Findings.Where(static f => f.Rule.Severity == SqlSeverity.Error).Select(static f => f.Message));
        return Assert.Single(result.Models);
    }

    public static ModelResult Run(string sql, string? platform = null)
    {
        var databaseClass = new DatabaseClass { Namespace = "App", Name = "AppDatabase", Accessibility = "public" };
        return ModelStep.Run(
            EquatableArray.Create<DatabaseClass>([databaseClass]),
            EquatableArray.Create<SchemaFile>([new SchemaFile("/db/schema.sql", sql, null)]),
            GeneratorOptions.Default with { Platform = platform ?? "" },
            CancellationToken.None);
    }

    public static RelationModel Relation(string sql) => Of(sql).Relations.Last();

    public static ColumnModel Column(this RelationModel relation, string name) => relation.Columns.Single(c => c.SqlName == name);
}
