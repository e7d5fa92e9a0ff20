using System.Globalization;
using System.Reflection;
using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Generated.Tests.Access;

/// <summary>For every role, relation and verb: the scope has the verb exactly where a server lets the role do it.</summary>
public sealed class AccessTests
{
    private static readonly Dictionary<string, Type> s_scopes = new()
    {
        ["sg_access_app"] = typeof(AccessDatabase.SgAccessAppScope),
        ["sg_access_team"] = typeof(AccessDatabase.SgAccessTeamScope),
        ["sg_access_member"] = typeof(AccessDatabase.SgAccessMemberScope),
        ["sg_access_outsider"] = typeof(AccessDatabase.SgAccessOutsiderScope),
        ["sg_access_bypass"] = typeof(AccessDatabase.SgAccessBypassScope),
    };

    // What the generated calls send, with a row of key 1 in every table.
    private static readonly Dictionary<string, string> s_verbs = new()
    {
        ["GetAsync"] = "select id, note from {0} where id = 1",
        ["InsertAsync"] = "insert into {0} (note) values ('x') returning id, note",
        ["InsertManyAsync"] = "insert into {0} (note) values ('x')",
        ["UpsertAsync"] = "insert into {0} (id, note) values (1, 'x') on conflict (id) do update set note = excluded.note returning id, note",
        ["UpdateAsync"] = "update {0} set note = 'y' where id = 1",
        ["DeleteAsync"] = "delete from {0} where id = 1",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scope_has_exactly_the_verbs_that_a_server_lets_its_role_do()
    {
        await using var database = await CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        var tables = await NamesAsync(connection, "r");
        var (differences, compared, allowed) = (new List<string>(), 0, 0);
        foreach (var (role, scope) in s_scopes)
        {
            foreach (var table in tables)
            {
                foreach (var (verb, sql) in s_verbs)
                {
                    var succeeds = await SucceedsAsync(connection, role, string.Format(CultureInfo.InvariantCulture, sql, table));
                    var exists = Accessor(scope, table)?.GetMethods().Any(m => m.Name == verb) == true;
                    compared++;
                    allowed += succeeds ? 1 : 0;
                    if (succeeds != exists)
                    {
                        differences.Add($"{role} {verb} {table}: server {(succeeds ? "allows" : "refuses")}, scope {(exists ? "has it" : "lacks it")}");
                    }
                }
            }
        }

        Assert.Equal([], differences);
        Assert.Equal(s_scopes.Count * tables.Count * s_verbs.Count, compared);
        Assert.InRange(allowed, 200, compared - 200);
    }

    [Fact]
    public async Task Views_and_functions_are_there_where_the_role_may_read_and_execute()
    {
        await using var database = await CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        foreach (var (role, scope) in s_scopes)
        {
            foreach (var view in await NamesAsync(connection, "v"))
            {
                Assert.Equal((role, view, await SucceedsAsync(connection, role, $"select id, note from {view}")), (role, view, Accessor(scope, view) is not null));
            }

            foreach (var (function, method) in new[] { ("open_function", "OpenFunctionAsync"), ("closed_function", "ClosedFunctionAsync") })
            {
                Assert.Equal((role, function, await SucceedsAsync(connection, role, $"select {function}()")), (role, function, scope.GetMethod(method) is not null));
            }
        }
    }

    private static Type? Accessor(Type scope, string relation) =>
        scope.GetProperty(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(relation.Replace('_', ' ')).Replace(" ", "", StringComparison.Ordinal), BindingFlags.Public | BindingFlags.Instance)?.PropertyType;

    /// <summary>Not refused, and a row was read or changed.</summary>
    private static async Task<bool> SucceedsAsync(NpgsqlConnection connection, string role, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync(Token);
        try
        {
            await using var command = new NpgsqlCommand($"set local role {role}; {sql}", connection, transaction);
            await using var reader = await command.ExecuteReaderAsync(Token);
            return await reader.ReadAsync(Token) || reader.RecordsAffected > 0;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    }

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string kind)
    {
        await using var command = new NpgsqlCommand(
            $"select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = '{kind}' order by relname", connection);
        await using var reader = await command.ExecuteReaderAsync(Token);
        var names = new List<string>();
        while (await reader.ReadAsync(Token))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task<PostgresDatabase> CreateAsync()
    {
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, TestDatabase.WhySkipped);

        // Roles belong to the cluster: other databases, and runs before, may have them.
        var roles = (await TestDatabase.ReadAsync("access_roles.sql")).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(static s => $"do $$ begin {s}; exception when duplicate_object or unique_violation then null; end $$;");
        var database = await server.CreateDatabaseAsync([
            new SqlScript("access_roles.sql", string.Join('\n', roles)), new SqlScript("access.sql", await TestDatabase.ReadAsync("access.sql"))]);
        await database.ExecuteAsync(
            """
            do $$ declare t text; begin
              for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
                execute format('insert into %I (id, note) values (1, ''first'')', t);
              end loop;
            end $$;
            """, Token);
        return database;
    }
}
