using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Printing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Tests.Statements;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Printing;

public sealed class PrinterTests
{
    public static TheoryData<string, string, PostgresVersion> Files
    {
        get
        {
            var cases = StatementFiles.Cases(["Valid"], [PostgresVersion.V17]);
            cases.AddRange(StatementFiles.Cases(["Since18"], [PostgresVersion.V18]));
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_printed_parses_to_the_same_tree(string folder, string name, PostgresVersion version)
    {
        foreach (var sql in StatementFiles.Statements(folder, name))
        {
            var script = StatementFiles.Parse(sql, version);
            var printed = SqlPrinter.Print(script.Statements[0], script.File.Text);
            var again = StatementFiles.Parse(printed, version);

            Assert.True(again.Diagnostics.Count == 0, $"{sql}\nis printed as\n{printed}\n{again.Diagnostics.FirstOrDefault()?.Message}");
            Assert.True(TreeComparison.Difference(script.Statements, again.Statements) is null, $"{sql}\nis printed as\n{printed}\n{TreeComparison.Difference(script.Statements, again.Statements)}");
            Assert.Equal(printed, SqlPrinter.Print(again.Statements[0], printed));
        }
    }

    [Fact]
    public void Every_kind_of_node_is_printed_by_some_statement_of_the_files()
    {
        var seen = Files.SelectMany(static row => StatementFiles.Statements(row.Data.Item1, row.Data.Item2).Select(sql => StatementFiles.Parse(sql, row.Data.Item3)))
            .SelectMany(static script => TreeComparison.NodeTypes(script.Statements)).ToHashSet();
        var nodes = typeof(SyntaxNode).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(SyntaxNode)) && !t.IsAbstract);

        // What is no SQL is printed as it stands.
        var missing = string.Join(" ", nodes.Where(t => !seen.Contains(t)).Select(static t => t.Name).Order(StringComparer.Ordinal));
        Assert.True(missing == "InvalidStatement NamedParameterReference PsqlCommand", missing);
    }

    [Theory]
    [InlineData("select 1", "select 2")]
    [InlineData("select a", "select \"a\"")]
    [InlineData("select a and b and c", "select a and (b and c)")]
    [InlineData("select a - b - c", "select a - (b - c)")]
    [InlineData("select x::int", "select cast(x as int)")]
    [InlineData("select 1 limit 1", "select 1 limit 1 for update")]
    [InlineData("truncate t", "truncate only t")]
    [InlineData("alter table t rename a to b", "alter table only t rename a to b")]
    [InlineData("copy t to stdout", "copy binary t to stdout")]
    [InlineData("create table t (a int)", "create table t (a int not null)")]
    [InlineData("create policy p on t", "create policy p on t as restrictive")]
    [InlineData("grant select on t to a", "grant select on t to a with grant option")]
    public void The_comparison_of_trees_sees_a_difference(string left, string right) =>
        Assert.NotNull(TreeComparison.Difference(StatementFiles.Parse(left).Statements, StatementFiles.Parse(right).Statements));

    [Theory]
    [InlineData("SELECT (a+b)*c, -(-1), NOT (x AND y) OR z FROM t AS q WHERE (q.a=1)", "select (a + b) * c, - -1, not (x and y) or z from t as q where q.a = 1")]
    [InlineData("select @ @ a, @ (a || b), (operator(-) 4), - 4", "select @ @ a, @ (a || b), operator(-) 4, -4")]
    [InlineData("select (a is distinct from b) is true, ((a is null) is true) is distinct from c", "select (a is distinct from b) is true, (a is null is true) is distinct from c")]
    [InlineData("select (a).b.c[1], (array[1,2])[1], ($1).x", "select (a).b.c[1], (array[1, 2])[1], $1.x")]
    [InlineData("select 'a\\b', E'a\\nb', $$it's$$", "select E'a\\\\b', 'a\nb', 'it''s'")]
    [InlineData("select 1::INT, 'x'::varchar(3)[], interval '1' day to second(3)", "select 1::integer, 'x'::varchar(3)[], interval '1' day to second(3)")]
    [InlineData("insert into t(a.b[1]) values(default) on conflict do nothing", "insert into t (a.b[1]) values (default) on conflict do nothing")]
    [InlineData("create table T(ID INT PRIMARY KEY,-- the key\nname text default 'x'||'y')", "create table t (\n  id integer primary key,\n  name text default ('x' || 'y')\n)")]
    [InlineData("VACUUM /* all */ (verbose)   t", "VACUUM (verbose) t")]
    [InlineData(
        "select a_rather_long_name, another_rather_long_name from a_table join b_table using (id) where a_rather_long_name > 10 order by 1 limit 3",
        "select a_rather_long_name, another_rather_long_name\nfrom a_table\njoin b_table using (id)\nwhere a_rather_long_name > 10\norder by 1\nlimit 3")]
    public void A_statement_gets_one_layout(string sql, string expected)
    {
        var script = StatementFiles.Parse(sql);
        Assert.Equal(expected, SqlPrinter.Print(script.Statements[0], script.File.Text));
    }
}
