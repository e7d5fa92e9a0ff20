using SqlGen.PostgreSql.Binding.Analysis;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Rules;
using SqlGen.PostgreSql.Tests.Parsing;

namespace SqlGen.PostgreSql.Tests.Catalog;

/// <summary>What is nested as deeply as the parser allows goes through all that reads trees, on a thread with little stack.</summary>
public sealed class DeepTreeTests
{
    // What a thread has on Windows; .NET gives more elsewhere.
    private const int SmallStack = 1024 * 1024;

    private const string Tables =
        """
        create table t (a int, b boolean, c text, j jsonb, i int[]);
        create function f(x int) returns int language sql immutable as 'select x';
        alter table t enable row level security;
        """;

    private static readonly (string Start, string Open, string Core, string Close)[] s_expressions =
    [
        ("", "(", "a", ")"), ("", "not ", "b", ""), ("", "- ", "a", ""), ("", "f(", "a", ")"), ("a", "::int", "", ""), ("a", " + 1", "", ""), ("c", " || c", "", ""),
        ("j", " -> 'x'", "", ""), ("i", "[1]", "", ""), ("a", ".b", "", ""), ("", "array[", "a", "]"), ("array", "[", "a", "]"), ("", "case when ", "b", " then true end"),
        ("", "coalesce(", "a", ", 1)"), ("", "exists (select from t where ", "b", ")"), ("", "(select ", "a", ")"), ("b", " is true", "", ""), ("b", " and (b or ", "b", ")"),
        ("", "row(", "a", ")"), ("a in (", "1, (", "2", "))"), ("c", " collate \"C\"", "", ""), ("c", " at time zone 'utc'", "", ""), ("", "nullif(", "a", ", 2)"),
    ];

    private static readonly (string Start, string Open, string Core, string Close)[] s_queries =
    [
        ("", "(", "select 1", ")"), ("select * from t ", "cross join t u ", "", ""), ("select * from t x join t", " cross join t", "", " on true"),
        ("select * from ", "(", "t cross join t u", ")"), ("", "select * from (", "select 1 a", ") q"), ("", "with x as (", "select 1", ") select 1"),
        ("select 1", " union select 1", "", ""), ("table t", " except table t", "", ""), ("select * from ", "t join ", "t z", " on true"),
        ("select 1 from t group by ", "grouping sets (", "a", ")"), ("select * from t, ", "lateral (select * from ", "t", ") q"),
    ];

    public static TheoryData<string, string> Places => new()
    {
        { "create view v as select EXPRESSION from t;", "expression" },
        { "create table u (like t, check (EXPRESSION));", "expression" },
        { "alter table t add column d int default EXPRESSION;", "expression" },
        { "alter table t add column g int generated always as (EXPRESSION) stored;", "expression" },
        { "create policy p on t using (EXPRESSION);", "expression" },
        { "create index on t ((EXPRESSION));", "expression" },
        { "create trigger r before update on t for each row when (EXPRESSION) execute function g();", "expression" },
        { "create function h() returns int language sql return EXPRESSION;", "expression" },
        { "select EXPRESSION from t;", "expression" },
        { "update t set b = true where EXPRESSION;", "expression" },
        { "insert into t (a) QUERY;", "query" },
        { "create view v as QUERY;", "query" },
        { "create materialized view v as QUERY;", "query" },
        { "create table w as QUERY;", "query" },
        { "create function h() returns setof record language sql begin atomic QUERY; end;", "query" },
        { "create function h() returns setof record language sql as $$ QUERY $$;", "query" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void The_deepest_tree_is_read_on_a_small_stack(string place, string kind)
    {
        foreach (var (start, open, core, close) in kind == "query" ? s_queries : s_expressions)
        {
            string Write(int levels) =>
                place.Replace(kind.ToUpperInvariant(), start + string.Concat(Enumerable.Repeat(open, levels)) + core + string.Concat(Enumerable.Repeat(close, levels)), StringComparison.Ordinal);

            // At the limit, and at half of it, where what adds levels of its own begins.
            var deepest = Deepest.Of(Write);
            foreach (var levels in (int[])[deepest, deepest / 2])
            {
                DatabaseCatalog? catalog = null;
                var thread = new Thread(
                    () =>
                    {
                        var script = Sql.Parse(Tables + Write(levels));
                        catalog = CatalogBuilder.Build([script]).Catalog;
                        Advisor.Check(catalog, [script]);
                        QueryAnalyzer.Check(script.Statements[^1], new AnalysisScope(catalog, ["public"]));
                    },
                    SmallStack);
                thread.Start();
                thread.Join();
                Assert.NotNull(catalog);
            }
        }
    }
}
