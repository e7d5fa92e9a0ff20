using Npgsql;
using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;
using SqlGen.Testing;
using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Docs;

public sealed class DocsCommandTests(DriftFixture fixture) : IClassFixture<DriftFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_is_written_without_a_database()
    {
        var file = Path.Combine(fixture.Folder, "page.html");

        var run = await ToolRun.RunAsync("", Ct, "docs", fixture.SchemaFile, "--out", file, "--title", "Notes & events");

        Assert.Equal((0, $"{file} written\n", ""), (run.ExitCode, run.Output, run.Errors));
        var page = await File.ReadAllTextAsync(file, Ct);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page);
        Assert.Contains("<h1>Notes &amp; events</h1>", page);
        Assert.Equal(page, (await ToolRun.RunAsync("", Ct, "docs", fixture.SchemaFile, "--out", "-", "--title", "Notes & events")).Output);
    }

    [Fact]
    public async Task What_a_command_lacks_is_named_and_help_says_versions_as_numbers()
    {
        var lacking = await ToolRun.RunAsync("", Ct, "docs");
        Assert.Equal((2, "FILE is missing\n\"sqlgen docs --help\" shows what there is\n"), (lacking.ExitCode, lacking.Errors));

        var help = (await ToolRun.RunAsync("", Ct, "docs", "--help")).Output;
        Assert.Contains("--server <17|18>", help, StringComparison.Ordinal);
        Assert.DoesNotContain("V17", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_the_files_is_said_and_the_rest_still_shown()
    {
        var broken = Path.Combine(fixture.Folder, "broken.sql");
        await File.WriteAllTextAsync(broken, "create table a (id int primary key);\ncreate table b (id int references missing);", Ct);

        var run = await ToolRun.RunAsync("", Ct, "docs", broken, "--out", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("broken.sql(2,35): error", run.Errors);
        Assert.Contains("id=\"relation-public-a\"", run.Output);
        Assert.Equal(2, (await ToolRun.RunAsync("", Ct, "docs", Path.Combine(fixture.Folder, "none.sql"))).ExitCode);
        Assert.Equal(2, (await ToolRun.RunAsync("", Ct, "docs", broken, "--out", Path.Combine(fixture.Folder, "none", "page.html"))).ExitCode);
    }

    [Fact]
    public async Task The_matrix_says_what_the_server_says()
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, $"asks PostgreSQL's own roles; there is only {server.Description}");
        await using var database = await server.CreateShippedDatabaseAsync(Ct);
        // A restrictive policy, a grant of columns and one to everybody, which the shipped schema has not.
        const string More =
            """
            create table public.plain (id int primary key, secret text);
            grant select (id), insert (id) on public.plain to anon;
            grant truncate on public.plain to public;
            create policy open on public.ai_usage as restrictive for select to authenticated using (cost >= 0);
            """;
        await database.ExecuteAsync(More, Ct);
        var scripts = new[] { Testing.SqlScript.SupabaseShim.Text, Testing.SqlScript.Schema.Text, More }.Select(static t => SqlParser.Parse(new SourceFile("schema.sql", t))).ToList();
        var matrix = RelationAccess.Read(CatalogBuilder.Build(scripts).Catalog);

        Assert.Equal(4, matrix.Count);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        foreach (var (relation, row) in matrix.SelectMany(static m => m.Rows, static (m, r) => (m.Relation, r)))
        {
            foreach (var role in row.Roles.Where(static r => r is "anon" or "authenticated" or "service_role" or "app_login" or "app_service"))
            {
                for (var i = 0; i < RelationAccess.Commands.Count; i++)
                {
                    var command = RelationAccess.Commands[i].ToString().ToUpperInvariant();
                    Assert.Equal((relation.Name, role, command, await AskAsync(connection, relation, role, command)), (relation.Name, role, command, Said(row.Commands[i])));
                }
            }
        }
    }

    private static string Said(CommandAccess access) => access.Kind switch
    {
        AccessKind.NoGrant => "no grant",
        AccessKind.EveryRow => "every row" + string.Concat(access.Columns.Select(static c => " " + c)),
        _ => "rows of " + string.Join(", ", access.Policies.Select(static p => p.Name).Order(StringComparer.Ordinal)),
    };

    private static async Task<string> AskAsync(NpgsqlConnection connection, Relation relation, string role, string command)
    {
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await using (var set = new NpgsqlCommand($"set local role {role}", connection))
        {
            await set.ExecuteNonQueryAsync(Ct);
        }

        await using var ask = new NpgsqlCommand(
            """
            select case
              when not has_table_privilege(t.oid, t.command) and t.columns is null then 'no grant'
              when not has_table_privilege(t.oid, t.command) then 'every row ' || t.columns
              when t.command = 'TRUNCATE' or not row_security_active(t.oid) then 'every row'
              else 'rows of ' || coalesce((
                select string_agg(polname, ', ' order by polname collate "C") from pg_policy p
                where polrelid = t.oid and polcmd in ('*', case t.command when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' else 'd' end)
                  and exists (select from unnest(polroles) as r (oid) where r.oid = 0 or pg_has_role(r.oid, 'usage'))), '') end
            from (select c.oid, $2 as command,
                         (select string_agg(attname, ' ' order by attnum) from pg_attribute
                          where attrelid = c.oid and attnum > 0 and $2 in ('SELECT', 'INSERT', 'UPDATE') and has_column_privilege(c.oid, attnum, case when $2 in ('SELECT', 'INSERT', 'UPDATE') then $2 else 'SELECT' end)) as columns
                  from pg_class c where c.oid = to_regclass($1)) t
            """, connection);
        ask.Parameters.Add(new() { Value = $"{relation.Schema}.{relation.Name}" });
        ask.Parameters.Add(new() { Value = command });
        return (string)(await ask.ExecuteScalarAsync(Ct))!;
    }
}
