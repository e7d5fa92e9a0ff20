using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Catalog;

public sealed class PsqlVariableTests
{
    [Fact]
    public void Variables_stand_for_names_and_values_outside_quotes()
    {
        var (catalog, diagnostics) = CatalogBuilder.Build([SqlParser.Parse(new SourceFile("test.sql",
            """
            \\set owner app
            \\set Title 'it''s mine'
            \\set copy :owner
            create schema :owner;
            create table :"copy".t (id int, ":owner" text default ':owner', s text check (s::text <> :'Title'), a int[] default (array[1, 2])[1:2]);
            comment on table app.t is :'Title';
            \\unset owner
            create table app.u (x int[], check (x[1:owner] is null));
            """.Replace("\\\\", "\\")))]);

        var table = catalog.FindRelation("app", "t")!;
        Assert.Equal("it's mine", table.Comment);
        Assert.Equal([":owner", "s"], table.Columns.Skip(1).Take(2).Select(static c => c.Name));
        Assert.Equal("':owner'", table.FindColumn(":owner")!.Default);
        Assert.Equal("column \"owner\" does not exist", Assert.Single(diagnostics).Message);
    }

    [Fact]
    public void Places_are_those_of_the_script_before_variables_are_put_in()
    {
        const string script = "\\set tenant a_rather_long_name\ncreate table :tenant (id int); select :'tenant' frm t;\ncreate table :tenant.x.y.z (id int);";

        var parsed = SqlParser.Parse(new SourceFile("test.sql", script));

        Assert.Equal(
            ["test.sql(2,53): error SQLG001: syntax error at or near \"t\"", "test.sql(3,14): error SQLG001: improper qualified name (too many dotted names): a_rather_long_name.x.y.z"],
            parsed.Diagnostics.Select(static d => d.ToString()));
        Assert.Equal(new TextRange(script.IndexOf(":tenant", StringComparison.Ordinal), ":tenant".Length), parsed.File.GetOriginalRange(
            new TextRange(parsed.File.Text.IndexOf("a_rather_long_name (", StringComparison.Ordinal) + 2, 6)));
        Assert.Equal(script.IndexOf(" (id", StringComparison.Ordinal), parsed.File.GetOriginalPosition(parsed.File.Text.IndexOf(" (id", StringComparison.Ordinal)));
    }
}
