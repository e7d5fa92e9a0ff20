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
}
