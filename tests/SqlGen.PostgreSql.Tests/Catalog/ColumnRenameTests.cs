using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Catalog;

public sealed class ColumnRenameTests
{
    [Fact]
    public void Expressions_follow_a_column_that_gets_another_name()
    {
        var catalog = CatalogBuilder.Build([SqlParser.Parse(new SourceFile("schema.sql",
            """
            create table t (state text check (t.state <> 'state' and state(state) > 0), twice text generated always as (upper(state)) stored);
            create index i on t (lower("state")) where state::state is not null;
            alter table t enable row level security;
            create policy p on t using (state = 'x' and exists_in(state)) with check (exists (select state from t));
            alter table t rename state to "New State";
            """))]).Catalog;

        var table = catalog.Relations.Single();
        Assert.Equal("t.\"New State\" <> 'state' and state(\"New State\") > 0", table.Constraints.Single().Expression);
        Assert.Equal("upper(\"New State\")", table.Columns[1].GeneratedExpression);
        Assert.Equal("lower(\"New State\")", table.Indexes.Single().Keys.Single().Expression);
        Assert.Equal("\"New State\"::state is not null", table.Indexes.Single().Predicate);
        Assert.Equal("\"New State\" = 'x' and exists_in(\"New State\")", table.Policies.Single().Using);
        Assert.Equal("exists (select state from t)", table.Policies.Single().WithCheck);
    }
}
