using SqlGen.Internal;

namespace SqlGen.Runtime.Tests.Statements;

public sealed class StatementTests
{
    private static readonly SqlInsertColumn[] s_columns =
        ["id", new("mood", "$1::public.mood"), new("address", "case when $1 then row($2, $3)::public.\"odd$1\" end"), "\"order\""];

    private static readonly SqlInsert s_insert = new("t.insert", "public.t", s_columns, "id, mood");

    [Fact]
    public void An_insert_names_the_columns_of_the_set_and_numbers_their_parameters()
    {
        Assert.Equal("insert into public.t default values returning id, mood", s_insert.For(default).Text);
        Assert.Equal(
            "insert into public.t (id, mood, address, \"order\") values ($1, $2::public.mood, case when $3 then row($4, $5)::public.\"odd$1\" end, $6) returning id, mood",
            s_insert.For(Set(0, 1, 2, 3)).Text);
        Assert.Same(s_insert.For(Set(1, 3)), s_insert.For(Set(3, 1)));
    }

    [Fact]
    public void An_upsert_changes_what_was_set_but_the_key_and_always_returns_the_row()
    {
        var upsert = new SqlUpsert("t.upsert", s_insert, "id", 0);

        Assert.Equal(
            "insert into public.t (id, mood) values ($1, $2::public.mood) on conflict (id) do update set mood = excluded.mood returning id, mood",
            upsert.For(Set(0, 1)).Text);
        Assert.EndsWith("values ($1) on conflict (id) do update set id = public.t.id returning id, mood", upsert.For(Set(0)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_upsert_changes_only_what_the_role_may_update_and_reads_only_what_it_may_read()
    {
        var insert = new SqlInsert("t.insert", "public.t", ["id", new("home", "row($1, $2)::public.address"), new("mood", "$1::public.mood"), "note"], "id");
        var upsert = new SqlUpsert("t.upsert", insert, "id", [0, 3], [2], "seen");

        Assert.Equal(
            "insert into public.t (id, home, mood, note) values ($1, row($2, $3)::public.address, $4::public.mood, $5) "
            + "on conflict (id) do update set home = excluded.home, mood = $4::public.mood returning id",
            upsert.For(Set(0, 1, 2, 3)).Text);
        Assert.EndsWith("values ($1, $2) on conflict (id) do update set seen = public.t.seen returning id", upsert.For(Set(0, 3)).Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "the row of t.upsert sets no column that the role may change",
            Assert.Throws<ArgumentException>(() => new SqlUpsert("t.upsert", insert, "id", [0, 3], [2], null).For(Set(0, 3))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_numbers_values_first_and_keys_last()
    {
        var update = new SqlUpdate("t.update", "public.t", s_columns, ["id", new("mood", "$1::public.mood")]);

        Assert.Equal(
            "update public.t set mood = $1::public.mood, address = case when $2 then row($3, $4)::public.\"odd$1\" end where id = $5 and mood = $6::public.mood",
            update.For(Set(1, 2)).Text);
        Assert.StartsWith("the patch of t.update sets no column", Assert.Throws<ArgumentException>(() => update.For(default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_sets_are_values_of_any_size()
    {
        var set = Set(0, 63, 64, 200);

        Assert.Equal(set, Set(200, 64, 0, 63));
        Assert.Equal(set.GetHashCode(), Set(200, 64, 0, 63).GetHashCode());
        Assert.NotEqual(set, Set(0, 63, 64));
        Assert.True(set.Has(200) && set.Has(64) && !set.Has(199) && !set.Has(1000));
        Assert.Equal(4, set.Count);
        Assert.True(default(SqlColumnSet).IsEmpty);
        Assert.False(Set(64).IsEmpty);
    }

    [Fact]
    public void An_argument_left_out_is_not_null()
    {
        SqlArgument<string?> given = (string?)null;

        Assert.True(given.IsSet);
        Assert.Null(given.Value);
        Assert.False(default(SqlArgument<string?>).IsSet);
        Assert.Throws<InvalidOperationException>(() => default(SqlArgument<int>).Value);
    }

    private static SqlColumnSet Set(params int[] columns) => columns.Aggregate(default(SqlColumnSet), (set, column) => set.With(column));
}
