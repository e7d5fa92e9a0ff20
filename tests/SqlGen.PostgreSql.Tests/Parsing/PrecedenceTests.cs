using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Tests.Parsing;

public sealed class PrecedenceTests
{
    [Theory]
    [InlineData("a or b and not c", "(a or (b and (not c)))")]
    [InlineData("not a = b", "(not (a = b))")]
    [InlineData("a = b is null", "((a = b) is null)")]
    [InlineData("a is null = b", "((a is null) = b)")]
    [InlineData("a < b in (1, 2)", "(a < (b in [1, 2]))")]
    [InlineData("a + b * c ^ d", "(a + (b * (c ^ d)))")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a ^ b ^ c", "((a ^ b) ^ c)")]
    [InlineData("- a ^ b", "((- a) ^ b)")]
    [InlineData("- a::int", "(- (a::pg_catalog.int4))")]
    [InlineData("- - a", "(- (- a))")]
    [InlineData("a || b + c", "(a || (b + c))")]
    [InlineData("@ a || b", "((@ a) || b)")]
    [InlineData("@ a + b", "(@ (a + b))")]
    [InlineData("a operator(pg_catalog.+) b * c", "(a pg_catalog.+ (b * c))")]
    [InlineData("a <-> b < c", "((a <-> b) < c)")]
    [InlineData("a between b and c and d", "((a between b and c) and d)")]
    [InlineData("a between b = c and d + e", "(a between (b = c) and (d + e))")]
    [InlineData("a not between b and c or d", "((a not between b and c) or d)")]
    [InlineData("a like b || c escape d", "(a like (b || c) escape d)")]
    [InlineData("a not like b and c", "((a not like b) and c)")]
    [InlineData("not a in (1)", "(not (a in [1]))")]
    [InlineData("a at time zone b || c", "((a at b) || c)")]
    [InlineData("a at time zone b at local", "((a at b) at local)")]
    [InlineData("a collate \"C\" || b", "((a collate \"C\") || b)")]
    [InlineData("a is distinct from b || c", "(a distinct from (b || c))")]
    [InlineData("a is not distinct from b and c", "((a same as b) and c)")]
    [InlineData("a = any (b) and c", "((a = any [b]) and c)")]
    [InlineData("a + b = all (c)", "((a + b) = all [c])")]
    [InlineData("(1, 2) overlaps (3, 4) and c", "((row[1, 2] overlaps row[3, 4]) and c)")]
    [InlineData("(a).b.c", "((a).b).c")]
    [InlineData("a.b[1:2][3]", "a.b[1:2][3]")]
    [InlineData("a[:]", "a[:]")]
    [InlineData("- not a + b", "(- (not (a + b)))")]
    [InlineData("date '2020-01-01' + 1", "(('2020-01-01'::date) + 1)")]
    [InlineData("double precision '1'", "('1'::pg_catalog.float8)")]
    [InlineData("extract(year from a)", "pg_catalog.extract['year', a]")]
    [InlineData("position(a in b)", "pg_catalog.position[b, a]")]
    [InlineData("trim(both 'x' from a)", "pg_catalog.btrim[a, 'x']")]
    [InlineData("substring(a from 2 for 3)", "pg_catalog.substring[a, 2, 3]")]
    [InlineData("substring(a similar b escape c)", "pg_catalog.substring[a, b, c]")]
    [InlineData("((select 1) + 2)", "((query) + 2)")]
    [InlineData("a in ((select 1))", "(in query)")]
    [InlineData("a in ((select 1), 2)", "(a in [(query), 2])")]
    [InlineData("a in ((select 1) union select 2)", "(in query)")]
    public void Operators_bind_as_in_PostgreSQL(string sql, string shape) =>
        Assert.Equal(shape, ExpressionShape.Of(Sql.Expression(sql)));

    [Theory]
    [InlineData("a < b < c", "<")]
    [InlineData("a = b = c", "=")]
    [InlineData("a like b like c", "like")]
    [InlineData("a between 1 and 2 between 3 and 4", "between")]
    [InlineData("a is distinct from b is distinct from c", "is")]
    public void Operators_without_associativity_do_not_follow_each_other(string sql, string token)
    {
        var invalid = Assert.IsType<InvalidStatement>(Assert.Single(Sql.Parse("select " + sql).Statements));

        Assert.Equal($"syntax error at or near \"{token}\"", invalid.Error.Message);
    }

    [Theory]
    [InlineData("select 1 union select 2 intersect select 3", "(q Union (q Intersect q))")]
    [InlineData("select 1 union select 2 except all select 3", "((q Union q) Except q)")]
    [InlineData("(select 1 union select 2) intersect select 3", "((q Union q) Intersect q)")]
    public void Intersect_binds_more_tightly_than_union(string sql, string shape) =>
        Assert.Equal(shape, Shape(Assert.IsAssignableFrom<QueryStatement>(Sql.Statement(sql))));

    [Fact]
    public void A_word_that_is_an_operator_may_label_a_column_where_no_operand_follows()
    {
        var select = Assert.IsType<SelectStatement>(Sql.Statement("select 1 and, 2 is, a like from t"));

        Assert.Equal(["and", "is", "like"], select.Items.Select(item => item.Label!.Name));
    }

    private static string Shape(QueryStatement query) =>
        query is SetOperationStatement set ? $"({Shape(set.Left)} {set.Operator} {Shape(set.Right)})" : "q";
}
