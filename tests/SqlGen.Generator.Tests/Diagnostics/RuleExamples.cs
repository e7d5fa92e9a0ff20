using System.Reflection;
using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Tests.Analyzers;
using SqlGen.Generator.Tests.Harness;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Rules;

namespace SqlGen.Generator.Tests.Diagnostics;

/// <summary>For every rule the smallest schema or project that breaks it.</summary>
internal static class RuleExamples
{
    /// <summary>Our own fault: no input is known that brings it about, or it would be mended.</summary>
    public const string WithoutExample = "SQLG901";

    private static readonly Dictionary<string, string> s_schemas = new()
    {
        ["SQLG001"] = "create table t (id int,);",
        ["SQLG002"] = "select 'open;",
        ["SQLG003"] = "\0\0\0",
        ["SQLG004"] = "create table t (id int primary key); vacuum; vacuum t;",
        ["SQLG005"] = "select " + new string('(', 5000) + "1" + new string(')', 5000) + ";",
        ["SQLG101"] = "create table t (id int); create table t (id int);",
        ["SQLG102"] = "alter table missing add column x int;",
        ["SQLG103"] = "create table t (id int); create index on t (missing);",
        ["SQLG104"] = "create table t (id int, id int);",
        ["SQLG105"] = "create table t (id missing);",
        ["SQLG106"] = "create table t (id int); create trigger r before insert on t for each row execute function missing();",
        ["SQLG107"] = "drop schema missing;",
        ["SQLG108"] = "create function f() returns int language klingon as 'x';",
        ["SQLG109"] = "create table t (id int); create view v as select id, mystery(id) as m from t;",
        ["SQLG110"] = "create table t (id int); comment on column id is 'of no table';",
        ["SQLG111"] = "create table t (id int); do $$ begin if now() > '2030-01-01' then create table u (id int); end if; end $$;",
        ["SQLG112"] = "do $$ begin if now() > '2030-01-01' then create table u (id int); end if; end $$; alter table u add column x int;",
        ["SQLG201"] = "create type span as range (subtype = float8); create table t (id int primary key, s span);",
        ["SQLG202"] = "create table t (id int primary key, \"Id\" int);",
        ["SQLG203"] = "create type address as (street text); create table t (id int primary key, a address[]);",
        ["SQLG204"] = "create table t (id int); create function f(a anyelement) returns anyelement language sql as 'select a';",
        ["SQLG205"] = "create function f(a text) returns int language sql as 'select 1'; create function f(a varchar) returns int language sql as 'select 1';",
        ["SQLG207"] = "create role app; create table t (id int); create procedure p() language plpgsql as $$ begin commit; end $$;",
        ["SQLG208"] = "create table t (); create table u (id int);",
        ["SQLG209"] = "create table t (id int); alter table t enable row level security;",
        ["SQLG213"] = "",
        ["SQLG401"] = "create role anon; create table t (id int primary key); grant select on t to anon;",
        ["SQLG402"] = "create role app; create table t (id int primary key); alter table t enable row level security;",
        ["SQLG403"] = "create table t (id int primary key); create policy p on t using (id > 0);",
        ["SQLG404"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t for delete using (true);",
        ["SQLG405"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t for insert to app with check (id > 0);",
        ["SQLG406"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t to app using (id > 0); create view v as select id from t;",
        ["SQLG407"] = "create function f() returns int language sql security definer as 'select 1';",
        ["SQLG408"] = "create function f() returns int language sql as 'select 1';",
        ["SQLG409"] = "create function f() returns int language sql security definer set search_path = '' as 'select 1';",
        ["SQLG410"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t to app using ((auth.jwt() -> 'user_metadata' ->> 'admin') = 'yes');",
        ["SQLG411"] = "create role anon; create view v as select id, email from auth.users; grant select on v to anon;",
        ["SQLG412"] = "create role anon; create materialized view v as select 1 as one; grant select on v to anon;",
        ["SQLG413"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; grant all on t to public;",
        ["SQLG414"] = "create table t (id int primary key, o int); create function f(o int) returns setof int language sql stable as 'select id from t where o = o';",
        ["SQLG415"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t to app using (o = (select auth.uid())); create table u (id int primary key, o uuid, t_id int references t); alter table u enable row level security; create policy p on u to app using (o = (select auth.uid()));",
        ["SQLG416"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t to app using (o is null or o = (select auth.uid()));",
        ["SQLG417"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t to app using (o = (select current_setting('app.o', true)::uuid));",
        ["SQLG418"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t using (o = (select auth.uid()));",
        ["SQLG501"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t to app using (o = auth.uid());",
        ["SQLG502"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t to app using (id > 0); create policy q on t for select to app using (id < 9);",
        ["SQLG503"] = "create role app; create table t (id int primary key, o uuid); alter table t enable row level security; create policy p on t to app using (o = (select auth.uid()));",
        ["SQLG504"] = "create table t (id int primary key, u int references t);",
        ["SQLG505"] = "create table t (id int primary key, n int); create index a on t (n); create index b on t (n);",
        ["SQLG506"] = "create table t (id int);",
        ["SQLG507"] = "create extension vector; create table d (id int primary key, e vector(3)); create index on d using hnsw (e vector_l2_ops); create function f(q vector) returns setof int language sql stable as 'select id from d order by e <=> q limit 5';",
        ["SQLG508"] = "create extension vector; create table d (id int primary key, e vector(3)); create index on d using hnsw (e vector_l2_ops); create function f(q vector) returns setof int language sql as 'select id from d order by e <-> q limit 5';",
        ["SQLG509"] = "create extension vector; create table d (id int primary key, e vector(3072)); create index on d using hnsw (e vector_l2_ops);",
        ["SQLG510"] = "create extension vector; create table d (id int primary key, e vector(3)); create index on d using hnsw (e vector_l2_ops); create function f(q vector) returns setof int language sql stable as 'select id from d where e <-> q < 1 order by e <-> q limit 5';",
        ["SQLG511"] = "create extension vector; create table d (id int primary key, e vector(3)); create index on d using hnsw (e vector_l2_ops); create function f(q vector) returns setof int language sql stable set hnsw.iterative_scan = relaxed_order as 'select id from d order by e <-> q limit 5';",
        ["SQLG512"] = "create extension vector; create table d (id int primary key, e vector(3)); create index on d using hnsw (e vector_l2_ops); create function f(q vector) returns setof int language sql stable as 'select id from d where id > 3 order by e <-> q limit 5';",
        ["SQLG513"] = "create role app; create table t (id int primary key, j jsonb); create index on t using gin (j); alter table t enable row level security; create policy p on t to app using (id > 0);",
        ["SQLG514"] = "create extension vector; create table d (id int primary key, e vector(3)); create index on d using hnsw (e vector_cosine_ops); create function f(q vector) returns setof int language sql stable as 'select id from d order by 1 - (e <=> q) desc limit 5';",
        ["SQLG515"] = "create role app; create table t (id int primary key, o uuid); create index on t (o); alter table t enable row level security; create policy p on t to app using (o::text = (select auth.uid())::text);",
        ["SQLG218"] = "create role app; create table t (id int);",
    };

    private static readonly Dictionary<string, Func<TestProject>> s_projects = new()
    {
        ["SQLG206"] = static () => Project("[SqlGen.SqlGenIgnore(\"missing\")]"),
        ["SQLG210"] = static () => new TestProject().Source("Database.cs", "[SqlGen.SqlGenDatabase] public sealed class AppDatabase;"),
        ["SQLG211"] = static () => new TestProject().Source("Database.cs", TestProject.DatabaseClass),
        ["SQLG212"] = static () => new TestProject().File("/db/schema.sql", "create table t (id int);"),
        ["SQLG214"] = static () => TestProject.WithSchema("create table t (id int);").File("/db/other.sql", "", "Missing"),
        ["SQLG215"] = static () => new TestProject()
            .File("/db/a.sql", "create table t (id int);", "A")
            .File("/db/b.sql", "create table t (id int);", "B")
            .Source("Databases.cs", "[SqlGen.SqlGenDatabase] public sealed partial class A; [SqlGen.SqlGenDatabase] public sealed partial class B;"),
        ["SQLG216"] = static () => TestProject.WithSchema("create table t (id int);").Property("SqlGenPlatform", "firebase"),
        ["SQLG217"] = static () => Project("[SqlGen.SqlGenMap(\"x.y\", typeof(System.Action))]"),
        ["SQLG301"] = static () => TestProject.WithSchema("create table t (id int);").File("/db/1_t.sql", "create table t (id int not null);", kind: "migrations"),
        ["SQLG302"] = static () => TestProject.WithSchema("create table t (id int);").File("/db/schema.lock.sql", "create table public.t (id bigint);", kind: "snapshot"),
        ["SQLG303"] = static () => TestProject.WithSchema("create table t (id int);").File("/db/1_t.sql", "create tabel t (id int);", kind: "migrations"),
    };

    public static SqlDiagnosticDescriptor[] Rules { get; } =
    [
        .. new[] { typeof(AdviceRules), typeof(SqlRules), typeof(GeneratorRules), typeof(CodeRules) }
            .SelectMany(static t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(static f => f.GetValue(null)).OfType<SqlDiagnosticDescriptor>(),
    ];

    /// <summary>What the generator finds, in schema files and at database classes.</summary>
    public static IReadOnlyDictionary<string, Func<TestProject>> OfGenerator { get; } =
        s_schemas.Select(static s => KeyValuePair.Create<string, Func<TestProject>>(s.Key, () => TestProject.WithSchema(s.Value))).Concat(s_projects).ToDictionary();

    /// <summary>What analyzers find, in the file Use.cs.</summary>
    public static IReadOnlyDictionary<string, Func<TestProject>> OfAnalyzers { get; } = new Dictionary<string, Func<TestProject>>
    {
        ["SQLG219"] = static () => Body("_ = new AppDatabase(source).AsApp().Secrets.InsertAsync(null!);", CodeProject.Schema + "grant select on secrets to app;"),
        ["SQLG320"] = static () => Body("_ = source.CreateCommand(\"select id, from users\");"),
        ["SQLG321"] = static () => Body("_ = source.CreateCommand(\"select id from usres\");"),
        ["SQLG322"] = static () => Body("_ = source.CreateCommand(\"select emial from users\");"),
        ["SQLG323"] = static () => Body("_ = source.CreateCommand(\"select totl_of(1)\");"),
        ["SQLG324"] = static () => Body("_ = source.CreateCommand(\"insert into users (id) values (1, 'x')\");"),
        ["SQLG325"] = static () => Body("connection.Query<int>(\"select id from users where id = @id\");"),
        ["SQLG326"] = static () => Body("connection.Query<int>(\"select id from users\", new { id = 1 });"),
        ["SQLG327"] = static () => Body("_ = source.CreateCommand($\"select id from users where name = '{input}'\");"),
        ["SQLG328"] = static () => Body("_ = source.CreateCommand(\"select id from secrets\");"),
        ["SQLG329"] = static () => CodeProject.WithMembers("private static object Run(SqlGen.SqlScope me) => me.Sql(\"commit\");"),
        ["SQLG330"] = static () => Body("_ = new NewItem { Id = 1, Memory = new Pgvector.Vector(new float[2]) };", Vectors),
        ["SQLG331"] = static () => Body("switch ((Mood)number) { case Mood.Happy: break; }"),
        ["SQLG332"] = static () => Body("_ = new AppDatabase(NpgsqlDataSource.Create(input));", Vectors),
        ["SQLG333"] = static () => CodeProject.WithMembers("[System.ComponentModel.DataAnnotations.Schema.Table(\"usres\")] private sealed class Row;"),
        ["SQLG334"] = static () => CodeProject.WithMembers(
            "[System.ComponentModel.DataAnnotations.Schema.Table(\"users\")] private sealed class Row { [System.ComponentModel.DataAnnotations.Schema.Column(\"emial\")] public int A { get; set; } }"),
    };

    private const string Vectors = "create extension vector; create table items (id int primary key, memory vector(3) not null);";

    private static TestProject Body(string body, string schema = CodeProject.Schema) => CodeProject.WithBody(body, schema);

    private static TestProject Project(string attribute) => new TestProject()
        .File("/db/schema.sql", "create table t (id int);")
        .Source("Database.cs", $"/// <summary>It.</summary>\n[SqlGen.SqlGenDatabase]{attribute} public sealed partial class AppDatabase;");
}
