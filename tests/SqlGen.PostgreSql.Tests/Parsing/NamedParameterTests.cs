using System.Collections;
using System.Reflection;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Parsing;

public sealed class NamedParameterTests
{
    [Theory]
    [InlineData("select @a, :b::int[], :c.d, (@e).f, @g[1]", "a b c e g")]
    [InlineData("select * from t where a=@a and b =:b and c in (@c, :d) and e = any (@e) or f between :f and @g", "a b c d e f g")]
    [InlineData("select f(@a, x => :b, y := @c), cast(:d as text), case when @e then :f end, array[@g], row (:h, 1), interval '1' day * @i", "a b c d e f g h i")]
    [InlineData("select a from t where a=@a and b<>@b and c>=@c and d||@d = ''", "a b c d")]
    [InlineData("select * from t order by a limit @a offset :b", "a b")]
    [InlineData("select * from t fetch first :n rows only", "n")]
    [InlineData("insert into t (a, b) values (@a, :b), (@c, default) on conflict (a) do update set b = :d where t.a <> @e returning @f", "a b c d e f")]
    [InlineData("update t set a = @a, (b, c) = (:b, @c) where d = :d", "a b c d")]
    [InlineData("delete from t using unnest(@ids::int[]) as u (id) where t.id = u.id and t.x ~~ :x", "ids x")]
    [InlineData("merge into t using (values (@a)) s (a) on t.a = s.a when not matched and :b then insert (a) values (@c)", "a b c")]
    [InlineData("select * from f(:a) f, json_table(@b, '$' passing :c as c columns (x int path '$')) j", "a b c")]
    [InlineData("values (@größe, :_x1$)", "größe _x1$")]
    [InlineData("call p(@a, :b)", "a b")]
    public void Named_parameters_stand_wherever_a_statement_may_have_parameters(string sql, string names)
    {
        var script = SqlParser.Parse(new SourceFile("test.sql", sql), ParseOptions.Server with { NamedParameters = true });

        Assert.Empty(script.Diagnostics);
        var found = Parameters(Assert.Single(script.Statements)).OrderBy(static p => p.Range.Start).ToList();
        Assert.Equal(names.Split(' '), found.Select(static p => p.Name));
        Assert.All(found, p => Assert.Contains(sql.Substring(p.Range.Start, p.Range.Length).Trim('(', ')'), new[] { "@" + p.Name, ":" + p.Name }));
    }

    [Theory]
    [InlineData("select a @> b, a <@ b, a @@ b, a @@b, a @? '$', @ -1, a::text, x[1:2], x[:], '@no', \"@no\", $$:no$$, 1 -- @no")]
    [InlineData("select json_object('a': 1), '10:30'::time /* :no */")]
    public void Operators_casts_slices_strings_and_comments_hold_no_named_parameters(string sql)
    {
        var script = SqlParser.Parse(new SourceFile("test.sql", sql), ParseOptions.Server with { NamedParameters = true });

        Assert.Empty(script.Diagnostics);
        Assert.Empty(Parameters(Assert.Single(script.Statements)));
    }

    [Fact]
    public void Without_the_option_they_are_what_a_server_makes_of_them()
    {
        Assert.StartsWith("syntax error at or near \":\"", Assert.Single(Sql.Parse("select :a").Diagnostics).Message, StringComparison.Ordinal);
        Assert.IsType<UnaryExpression>(Sql.Expression("@a"));
    }

    private static IEnumerable<NamedParameterReference> Parameters(object? value) => value switch
    {
        NamedParameterReference parameter => [parameter],
        SyntaxNode node => node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.GetIndexParameters().Length == 0)
            .SelectMany(p => Parameters(p.GetValue(node))),
        string => [],
        IEnumerable list => list.Cast<object?>().SelectMany(Parameters),
        _ => [],
    };
}
