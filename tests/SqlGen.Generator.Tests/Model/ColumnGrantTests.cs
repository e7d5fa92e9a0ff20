using SqlGen.Generator.Model;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Model;

/// <summary>Records of scopes whose grants name columns. What a server says of the same rules: SqlGen.Generated.Tests, Access.</summary>
public sealed class ColumnGrantTests
{
    private const string Table = "create role app nologin; create table notes (id int primary key, title text, secret text); ";

    [Fact]
    public void Records_have_the_columns_that_the_grants_name_and_share_what_does_not_differ()
    {
        var relation = Models.Relation(Table + "grant select, insert (id, title), update (title), delete on notes to app; grant all on notes to service_role;");
        var narrowed = Assert.Single(relation.Narrowed);

        Assert.Equal(["ServiceScope"], relation.Accessors.SelectMany(static a => a.Scopes));
        Assert.Equal(["AppScope"], narrowed.Accessors.SelectMany(static a => a.Scopes));
        Assert.Equal(("Note", "NewNoteForApp", "NotePatchForApp"), (narrowed.RecordName, narrowed.NewName, narrowed.PatchName));
        Assert.Equal(["id", "title"], narrowed.Columns.Where(static c => c.IsInsertable).Select(static c => c.SqlName));
        Assert.Equal(["title"], narrowed.Columns.Where(static c => c.IsUpdatable).Select(static c => c.SqlName));
        Assert.Contains(new AbsentColumnModel("NotePatchForApp", "Secret", "app has no UPDATE grant on column secret of notes"), narrowed.AbsentColumns);
        Assert.Equal("INSERT: id, title; UPDATE: title", relation.Access.Single(static a => a.Scope == "AppScope").Columns);
    }

    [Fact]
    public void Reads_and_returned_rows_are_of_the_readable_columns()
    {
        var narrowed = Assert.Single(Models.Relation(Table + "grant select (id, title), insert on notes to app;").Narrowed);

        Assert.Equal(("NoteForApp", "NewNote"), (narrowed.RecordName, narrowed.NewName));
        Assert.Equal(["id", "title"], narrowed.ReadableColumns.Select(static c => c.SqlName));
        Assert.NotNull(narrowed.PrimaryKey);
    }

    [Fact]
    public void Keys_lists_and_searches_of_columns_that_cannot_be_read_are_not_there()
    {
        var narrowed = Assert.Single(Models.Relation(
            """
            create role app nologin; create extension vector;
            create table notes (id int primary key, slug text not null unique, author int, at timestamptz not null, embedding vector(3), data jsonb);
            create index on notes (author, at); create index on notes using hnsw (embedding vector_cosine_ops);
            grant select (author, slug, embedding) on notes to app;
            """).Narrowed);

        Assert.Null(narrowed.PrimaryKey);
        Assert.Equal(["Slug"], narrowed.UniqueKeys.Select(static k => k.Name));
        Assert.Equal([("Author", true)], narrowed.Lists.Select(static l => (l.Name, l.Order.IsEmpty)));
        Assert.Empty(Assert.Single(narrowed.VectorSearches).JsonFilters);
    }

    [Fact]
    public void Grants_that_leave_nothing_out_narrow_nothing()
    {
        Assert.Empty(Models.Relation(Table + "grant select (id, title, secret), insert (id, title, secret) on notes to app;").Narrowed);
        Assert.Empty(Models.Relation(Table + "grant select (id), select on notes to app;").Narrowed);
        Assert.Empty(Models.Relation(Table).Narrowed);
    }

    [Fact]
    public void Roles_that_may_name_the_same_columns_share_the_records()
    {
        var relation = Models.Relation(Table + "create role also nologin; grant select (id), delete on notes to app; grant select (id) on notes to also;");

        Assert.Equal(["NoteForAlso"], relation.Narrowed.Select(static n => n.RecordName));
        Assert.Equal([("NotesTable", "AppScope"), ("AlsoNotesTable", "AlsoScope")], relation.AllAccessors.Select(static a => (a.TypeName, string.Join(' ', a.Scopes))));
    }

    [Theory]
    [InlineData("grant all on t to app; grant usage on sequence t_id_seq to other;", "id")]
    [InlineData("grant all on t to app; grant usage on sequence t_id_seq to app;", "")]
    [InlineData("grant all on t to app; grant update on sequence t_id_seq to public;", "")]
    [InlineData("grant all on t to app; grant select on sequence t_id_seq to app;", "id")]
    [InlineData("grant all on t to app;", "")]
    [InlineData("grant all on t to app; grant usage on sequence t_id_seq to other; alter table t owner to app;", "")]
    [InlineData("grant all on t to app; grant usage on all sequences in schema public to other;", "id")]
    public void Without_the_sequence_of_its_default_a_column_must_be_given(string grants, string required)
    {
        var relation = Models.Relation("create role app nologin; create table t (id serial primary key, note text); " + grants);

        var model = relation.Narrowed.Prepend(relation).Single(static r => r.Accessors.Any(static a => a.Scopes.Contains("AppScope")));
        Assert.Equal(required, string.Join(' ', model.Columns.Where(static c => c.IsRequired).Select(static c => c.SqlName)));
    }

    [Fact]
    public void An_insert_that_can_neither_give_nor_leave_out_a_column_is_not_there()
    {
        var relation = Models.Relation(
            """
            create role app nologin; create table t (id bigserial primary key, note text);
            grant select, insert (note) on t to app; grant usage on sequence t_id_seq to service_role;
            """);

        var absence = Assert.Single(relation.Access.Single(static a => a.Scope == "AppScope").Absences, static a => (a.Verb & Verbs.Insert) != 0);
        Assert.Equal("app has no USAGE grant on sequence t_id_seq, which the default of id needs; no scope may insert", absence.Reason);
    }

    [Theory]
    [InlineData("create table s.t (id serial primary key); grant usage on schema s to app; grant insert on s.t to app;", "sequence \"t_id_seq\"")]
    [InlineData("create table s.t (id serial primary key); grant insert on s.t to app; grant usage on sequence s.t_id_seq to app;", "schema \"s\"")]
    [InlineData("create table s.t (id serial primary key); grant usage on schema s to app; grant select on s.t to app;", "")]
    [InlineData("create table s.t (id int generated by default as identity primary key); grant usage on schema s to app; grant insert on s.t to app;", "")]
    [InlineData("create table t (id int primary key); grant insert on t to app;", "")]
    public void A_grant_that_was_forgotten_beside_others_is_told(string sql, string expected)
    {
        var result = Models.Run("create role app nologin; create schema s; " + sql);

        var told = result.Findings.Where(static f => f.Rule.Id == "SQLG218").Select(static f => f.Message).ToList();
        Assert.Equal(expected.Length == 0 ? 0 : 1, told.Count);
        Assert.All(told, m => Assert.StartsWith($"the schema files grant nothing on {expected}, so every role may", m, StringComparison.Ordinal));
    }

    [Fact]
    public void An_identity_column_asks_for_no_sequence() =>
        Assert.Empty(Models.Relation(
            """
            create role app nologin; create table t (id int generated by default as identity primary key, note text);
            grant all on t to app; grant usage on sequence t_id_seq to other;
            """).Narrowed);
}
