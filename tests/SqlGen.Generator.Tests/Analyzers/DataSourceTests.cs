using SqlGen.CodeFixes;
using SqlGen.Generator.Analyzers;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>Data sources made by hand that don't know the schema's types (SQLG332), and the fixes.</summary>
public sealed class DataSourceTests
{
    private const string Vectors = "create extension vector; create table items (id int primary key, memory vector(3), span int4range, tags text[]);";

    private const string Lacks = "the data source lacks UseVector(), which AppDatabase needs; call it on the builder, or use AppDatabase.CreateDataSource";

    [Theory]
    [InlineData("_ = new AppDatabase(NpgsqlDataSource.Create(input));", "NpgsqlDataSource.Create(input)", Lacks)]
    [InlineData("_ = new AppDatabase(new NpgsqlDataSourceBuilder(input).Build());", "new NpgsqlDataSourceBuilder(input).Build()", Lacks)]
    [InlineData("_ = new AppDatabase(new NpgsqlDataSourceBuilder(input).BuildMultiHost());", "new NpgsqlDataSourceBuilder(input).BuildMultiHost()", Lacks)]
    [InlineData("using var made = NpgsqlDataSource.Create(input); AppDatabase db = new(made);", "NpgsqlDataSource.Create(input)", Lacks)]
    [InlineData("var b = new NpgsqlDataSourceBuilder(input); b.EnableParameterLogging(); using var made = b.Build(); _ = new AppDatabase(made);", "b.Build()", Lacks)]
    [InlineData("var b = new NpgsqlSlimDataSourceBuilder(input); b.UseVector(); using var made = b.Build(); _ = new AppDatabase(made);", "b.Build()",
        "the data source lacks EnableArrays() and EnableRanges(), which AppDatabase needs; call it on the builder, or use AppDatabase.CreateDataSource")]
    public async Task A_data_source_that_lacks_a_type_is_reported_where_it_is_made(string code, string place, string message) =>
        Assert.Equal([("SQLG332", place, message)], await Project(code).FindAsync(new DataSourceAnalyzer()));

    [Theory]
    [InlineData("_ = new AppDatabase(AppDatabase.CreateDataSource(input));")]
    [InlineData("var b = new NpgsqlDataSourceBuilder(input); b.UseVector(); _ = new AppDatabase(b.Build());")]
    [InlineData("var b = new NpgsqlSlimDataSourceBuilder(input); b.UseVector(); b.EnableArrays(); b.EnableRanges(); _ = new AppDatabase(b.Build());")]
    [InlineData("var b = new NpgsqlDataSourceBuilder(input); Prepare(b); _ = new AppDatabase(b.Build());")]
    [InlineData("var b = Prepared(input); _ = new AppDatabase(b.Build());")]
    [InlineData("var b = new NpgsqlDataSourceBuilder(input); var same = b; same.UseVector(); _ = new AppDatabase(b.Build());")]
    [InlineData("_ = new AppDatabase(source);")]
    [InlineData("var made = NpgsqlDataSource.Create(input); made = source; _ = new AppDatabase(made);")]
    public async Task Data_sources_that_know_the_types_or_that_others_had_a_hand_in_are_left_alone(string code) =>
        Assert.Empty(await Project(code).FindAsync(new DataSourceAnalyzer()));

    [Fact]
    public async Task A_schema_of_plain_types_needs_nothing() =>
        Assert.Empty(await Project("_ = new AppDatabase(NpgsqlDataSource.Create(input));", "create type mood as enum ('happy'); create table users (id int primary key, mood mood);")
            .FindAsync(new DataSourceAnalyzer()));

    [Theory]
    [InlineData("_ = new AppDatabase(NpgsqlDataSource.Create(input));", "_ = new AppDatabase(AppDatabase.CreateDataSource(input));")]
    [InlineData("_ = new AppDatabase(new NpgsqlDataSourceBuilder(input).Build());", "_ = new AppDatabase(AppDatabase.CreateDataSource(input));")]
    [InlineData("_ = new AppDatabase(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(input)));", "_ = new AppDatabase(AppDatabase.CreateDataSource(new NpgsqlConnectionStringBuilder(input).ConnectionString));")]
    [InlineData("var b = new NpgsqlDataSourceBuilder(input); _ = new AppDatabase(b.Build());", "var b = new NpgsqlDataSourceBuilder(input); b.UseVector(); _ = new AppDatabase(b.Build());")]
    [InlineData("var b = new NpgsqlSlimDataSourceBuilder(input); b.UseVector(); _ = new AppDatabase(b.Build());", "b.UseVector(); b.EnableArrays(); b.EnableRanges(); _ = new AppDatabase(b.Build());")]
    public async Task The_fix_makes_a_data_source_that_knows_them(string code, string after)
    {
        var run = await CodeFixRun.StartAsync(Project(code), new DataSourceAnalyzer(), new DataSourceCodeFix());

        var changed = await run.ChangedAsync(Assert.Single(await run.ActionsAsync(Assert.Single(run.Diagnostics))));

        Assert.Contains(after, CodeFixRun.OneLine(changed), StringComparison.Ordinal);
    }

    private static TestProject Project(string code, string schema = Vectors) => CodeProject.WithMembers($$"""
        private static void Prepare(NpgsqlDataSourceBuilder builder) => builder.UseVector();

        private static NpgsqlDataSourceBuilder Prepared(string input)
        {
            var builder = new NpgsqlDataSourceBuilder(input);
            builder.UseVector();
            return builder;
        }

        public static void Run(NpgsqlDataSource source, string input)
        {
            {{code}}
            Prepare(Prepared(input));
            GC.KeepAlive(source);
        }
        """, schema);
}
