using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Binding;

public sealed class QueryAnalyzerTests
{
    public static TheoryData<string, PostgresVersion> Files
    {
        get
        {
            var files = new TheoryData<string, PostgresVersion>();
            foreach (var file in BoundQuery.Files)
            {
                files.Add(file, PostgresVersion.V17);
                files.Add(file, PostgresVersion.V18);
            }

            foreach (var file in BoundQuery.FilesOf18)
            {
                files.Add(file, PostgresVersion.V18);
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Result_columns_have_the_names_and_types_that_the_file_gives(string file, PostgresVersion version)
    {
        var queries = BoundQuery.ReadFile(file);

        var expected = queries.Select(static q => q.Sql + "\n" + string.Join('\n', q.Columns));
        var actual = queries.Select(q => q.Sql + "\n" + string.Join('\n', BoundQuery.Describe(q.Sql, version)));

        Assert.NotEmpty(queries);
        Assert.Equal(string.Join("\n\n", expected), string.Join("\n\n", actual));
    }

    [Theory]
    [InlineData("select frobnicate(name) as x from users", "--> x | unknown: function frobnicate(character varying) is not known")]
    [InlineData("select nobody.f(1) as x", "--> x | unknown: function nobody.f(integer) is not known")]
    [InlineData("select x.id from elsewhere.things x", "--> id | unknown: the columns of \"x\" are not known")]
    [InlineData("select id from users, elsewhere.things", "--> id | bigint | not null")]
    [InlineData("select thing from users, elsewhere.things", "--> thing | unknown: column \"thing\" may be of a relation that no file tells of")]
    [InlineData("select max(x.a) as top from elsewhere.things x", "--> top | unknown: the columns of \"x\" are not known")]
    [InlineData("select coalesce(x.a, 1) as a from elsewhere.things x", "--> a | unknown: the columns of \"x\" are not known")]
    [InlineData("select 1::nonsense as a", "--> a | unknown: type \"nonsense\" is not known")]
    [InlineData("select * from elsewhere.things", "--> columns unknown")]
    public void What_no_file_tells_stays_unknown(string sql, string expected) => Assert.Equal([expected], BoundQuery.Describe(sql));

    [Theory]
    [InlineData("select count(x.a), x.a = 1 as same, length(x.a::text) as size, x.a is null as gone from elsewhere.things x",
        "count | bigint | not null", "same | boolean", "size | integer", "gone | boolean | not null")]
    [InlineData("select string_agg(x.a, ',') from elsewhere.things x", "string_agg | unknown: the columns of \"x\" are not known")]
    public void A_result_that_every_overload_shares_needs_no_arguments(string sql, params string[] expected) =>
        Assert.Equal(expected.Select(static e => "--> " + e), BoundQuery.Describe(sql));
}
