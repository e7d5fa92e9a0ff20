using Npgsql;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;
using SqlGen.Testing;
using SqlGen.Tool.Database;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Tests;

/// <summary>The same text goes to the catalog builder and to a real server; both catalogs must hold the same facts.</summary>
public sealed class CatalogMatchesServerTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Schemas => SchemasIn("Schemas");

    public static IEnumerable<TheoryDataRow<string>> SchemasOf18 => SchemasIn("Schemas18");

    static IEnumerable<TheoryDataRow<string>> SchemasIn(string folder) =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.sql").Order(StringComparer.Ordinal)
            .Select(static f => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(f)));

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Catalog_from_text_equals_the_servers(string name)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", name + ".sql"), Ct);
        await CompareAsync([(name + ".sql", text)]);
    }

    /// <summary>Held against PGlite, which is PostgreSQL 18.</summary>
    [Theory]
    [MemberData(nameof(SchemasOf18))]
    public async Task Catalog_from_text_for_18_equals_that_of_18(string name)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Schemas18", name + ".sql"), Ct);
        var server = await NewestServer.GetAsync();
        Assert.SkipWhen(server is null, $"compares with PostgreSQL 18: {NewestServer.Missing}");
        await CompareAsync([(name + ".sql", text)], server, PostgresVersion.V18);
    }

    [Fact]
    public async Task Catalog_of_the_shipped_schema_equals_the_servers() =>
        await CompareAsync([("supabase-shim.sql", Testing.SqlScript.SupabaseShim.Text), ("schema.sql", Testing.SqlScript.Schema.Text)]);

    static async Task CompareAsync(IReadOnlyList<(string Name, string Text)> files)
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, $"compares with PostgreSQL itself; there is only {server.Description}");
        await CompareAsync(files, server, PostgresVersion.V17);
    }

    static async Task CompareAsync(IReadOnlyList<(string Name, string Text)> files, PostgresServer server, PostgresVersion version)
    {
        var scripts = files.Select(f => SqlParser.Parse(new SourceFile(f.Name, f.Text), ParseOptions.Default with { Version = version })).ToList();
        var (catalog, diagnostics) = CatalogBuilder.Build(scripts);
        Assert.DoesNotContain(scripts.SelectMany(static s => s.Diagnostics).Concat(diagnostics), static d => d.Severity == SqlSeverity.Error);

        await using var database = await server.CreateDatabaseAsync(files.Select(static f => new Testing.SqlScript(f.Name, f.Text)).ToList(), Ct);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);

        // The shim makes schema auth and its functions in a DO block, where they are missing: external here, as on Supabase.
        var live = CatalogFacts.Of(await CatalogReader.ReadAsync(connection, Ct))
            .FindAll(static f => f != "schemas auth" && !f.StartsWith("functions auth.", StringComparison.Ordinal));
        var own = CatalogFacts.Of(CatalogJson.ToJson(catalog));

        Assert.Equal(string.Join('\n', live.Except(own)), string.Join('\n', own.Except(live)));
        Assert.Equal(live.Count, own.Count);
    }
}
