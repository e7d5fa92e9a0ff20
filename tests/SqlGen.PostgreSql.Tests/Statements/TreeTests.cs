using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Tests.Statements;

/// <summary>What the trees say where it isn't plain from the text.</summary>
public sealed class TreeTests
{
    [Fact]
    public void Names_defaults_and_conditions_keep_their_exact_place()
    {
        const string Sql = """create table "My Shop".orders (id int, price numeric default 1 + 1 not null check ((price > 0)))""";
        var table = Parse<CreateTableStatement>(Sql);

        Assert.Equal("\"My Shop\".orders", Text(Sql, table.Name));
        Assert.Equal("orders", Text(Sql, table.Name.Parts[1]));
        var price = Assert.IsType<ColumnDefinition>(table.Elements[1]);
        Assert.Equal("price", Text(Sql, price.Name));
        Assert.Equal("1 + 1", Text(Sql, Assert.IsType<DefaultDefinition>(price.Constraints[0]).Value));
        Assert.Equal("(price > 0)", Text(Sql, Assert.IsType<CheckConstraintDefinition>(price.Constraints[2]).Condition));
    }

    [Fact]
    public void Deferral_belongs_to_the_key_before_it()
    {
        var table = Parse<CreateTableStatement>("create table t (a int unique deferrable initially deferred references u not null deferrable)");

        var constraints = Assert.IsType<ColumnDefinition>(table.Elements[0]).Constraints;
        Assert.Equal(new ConstraintAttributes(Deferrable: true, InitiallyDeferred: true), constraints[0].Attributes);
        Assert.Equal(ConstraintAttributes.None, constraints[1].Attributes);
        Assert.IsType<MisplacedConstraintAttributes>(constraints[3]);
    }

    [Fact]
    public void Like_keeps_what_remains_after_including_and_excluding()
    {
        var table = Parse<CreateTableStatement>("create table t (like u including all excluding indexes, like v including defaults)");

        Assert.Equal(LikeOptions.All & ~LikeOptions.Indexes, Assert.IsType<LikeClause>(table.Elements[0]).Options);
        Assert.Equal(LikeOptions.Defaults, Assert.IsType<LikeClause>(table.Elements[1]).Options);
    }

    [Fact]
    public void Parameters_are_told_from_their_types()
    {
        var function = Parse<CreateFunctionStatement>(
            "create function f(int, double precision, double int, in a text, b out text, in out c s.t%type, variadic d int[] default '{}') returns setof s.t language sql as ''");

        Assert.Equal([null, null, "double", "a", "b", "c", "d"], function.Parameters.Select(static p => p.Name?.Name));
        Assert.Equal(
            [ParameterMode.Default, ParameterMode.Default, ParameterMode.Default, ParameterMode.In, ParameterMode.Out, ParameterMode.InOut, ParameterMode.Variadic],
            function.Parameters.Select(static p => p.Mode));
        Assert.True(function.Parameters[5].Type.IsTypeOfColumn);
        Assert.NotNull(function.Parameters[6].Default);
        Assert.True(function.Returns!.IsSetOf);
    }

    [Fact]
    public void Columns_of_returns_table_are_parameters()
    {
        var function = Parse<CreateFunctionStatement>("create function f(a int) returns table (b int, c text) language sql as $x$select 1, 'x'$x$");

        Assert.True(function.ReturnsTable);
        Assert.Null(function.Returns);
        Assert.Equal([ParameterMode.Default, ParameterMode.Table, ParameterMode.Table], function.Parameters.Select(static p => p.Mode));
        Assert.Equal("select 1, 'x'", Assert.Single(function.Options.OfType<FunctionSource>()).Source.Value);
    }

    [Fact]
    public void Begin_atomic_holds_statements_with_semicolons_and_case()
    {
        const string Sql = """
            create function f(a int) returns int language sql begin atomic
                select case a when 1 then (select case when true then 2 end) end;
                insert into t values (1) returning id;
                return a;
            end
            """;
        var function = Parse<CreateFunctionStatement>(Sql);

        var body = Assert.IsType<AtomicBody>(function.Body);
        Assert.Equal(3, body.Statements.Count);
        Assert.IsType<ReturnStatement>(body.Statements[2]);
        Assert.StartsWith("begin atomic", Text(Sql, body), StringComparison.Ordinal);
        Assert.EndsWith("end", Text(Sql, body), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_begin_a_clause_may_also_be_names()
    {
        Assert.Equal("exclude", Assert.IsType<ColumnDefinition>(Parse<CreateTableStatement>("create table t (exclude int)").Elements[0]).Name.Name);
        Assert.Equal("if", Parse<CreateSchemaStatement>("create schema if").Name!.Name);
        Assert.Equal("mapping", Parse<CreateRoleStatement>("create user mapping").Role.Name);
        Assert.Equal(ObjectKind.Table, Parse<GrantStatement>("grant select on sequence to x").Target.Kind);
        Assert.Equal("local", Parse<SetStatement>("set local = 1").Setting.Name);
        Assert.Equal(ObjectKind.Constraint, Assert.IsType<DependentObjectReference>(Parse<CommentStatement>("comment on constraint c on domain is ''").Target).Kind);
    }

    [Fact]
    public void Settings_say_their_scope_their_name_and_their_values()
    {
        var path = Parse<SetStatement>("set local search_path to public, \"My Schema\", 'x'");
        Assert.Equal(SettingScope.Local, path.Scope);
        Assert.Equal("search_path", path.Setting.Name);
        Assert.Equal(["public", "My Schema", "x"], path.Setting.Values.Select(static v => v.Text));

        Assert.Equal("role", Parse<SetStatement>("set session role authenticated").Setting.Name);
        Assert.Equal("session_authorization", Parse<SetStatement>("set session authorization joe").Setting.Name);
        Assert.Equal(SettingAction.ResetAll, Parse<ResetStatement>("reset all").Setting.Action);
    }

    [Fact]
    public void Set_schema_moves_a_function_or_sets_its_search_path()
    {
        Parse<SetSchemaStatement>("alter function f() set schema x");
        Assert.IsType<FunctionSetting>(Assert.Single(Parse<AlterFunctionStatement>("alter function f() set schema 'x'").Options));
    }

    private static T Parse<T>(string sql)
        where T : Statement
    {
        var script = StatementFiles.Parse(sql);
        Assert.Empty(script.Diagnostics);
        return Assert.IsType<T>(Assert.Single(script.Statements));
    }

    private static string Text(string sql, SyntaxNode node) => sql.Substring(node.Range.Start, node.Range.Length);
}
