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

    private static readonly string[] s_verbs = ["GetAsync", "InsertAsync", "InsertManyAsync", "UpsertAsync", "UpdateAsync", "DeleteAsync"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scope_has_exactly_the_verbs_that_a_server_lets_its_role_do()
    {
        await using var database = await CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        var tables = await TablesAsync(connection);
        var (differences, compared, allowed) = (new List<string>(), 0, 0);
        foreach (var (role, scope) in s_scopes)
        {
            foreach (var table in tables)
            {
                var columns = await GrantedColumns.ReadAsync(connection, role, table, Token);
                foreach (var verb in s_verbs)
                {
                    var succeeds = await SucceedsAsync(connection, role, columns.Sql(verb));
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
        Assert.Equal(s_scopes.Count * tables.Count * s_verbs.Length, compared);
        Assert.InRange(allowed, 200, compared - 200);
    }

    [Fact]
    public async Task Records_have_exactly_the_columns_that_a_server_lets_the_role_read_or_write()
    {
        await using var database = await CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        var (differences, compared, narrowed) = (new List<string>(), 0, 0);
        foreach (var (role, scope) in s_scopes)
        {
            foreach (var table in await TablesAsync(connection))
            {
                if (Accessor(scope, table) is not { } accessor)
                {
                    continue;
                }

                var columns = await GrantedColumns.ReadAsync(connection, role, table, Token);
                foreach (var (record, granted) in new[]
                {
                    (AccessorRecords.Row(accessor), columns.Readable), (AccessorRecords.New(accessor), columns.Insertable), (AccessorRecords.Patch(accessor), columns.Updatable),
                })
                {
                    if (record is not null)
                    {
                        compared++;
                        narrowed += granted.Count == 1 ? 1 : 0;
                        Compare($"{role} {table} {record.Name}", granted, AccessorRecords.Columns(record));
                    }
                }

                // Whether the key may be left out: the sequence of its default.
                if (AccessorRecords.New(accessor) is { } row && columns.Insertable.Contains("note"))
                {
                    compared++;
                    var mustGive = !await SucceedsAsync(connection, role, $"insert into {table} (note) values ('x')");
                    Compare($"{role} {table} {row.Name} required", mustGive ? ["id"] : [], AccessorRecords.Required(row));
                }
            }
        }

        Assert.Equal([], differences);
        Assert.InRange(compared, 300, int.MaxValue);
        Assert.InRange(narrowed, 20, int.MaxValue);

        void Compare(string what, IReadOnlyList<string> server, IReadOnlyList<string> generated)
        {
            if (!server.SequenceEqual(generated))
            {
                differences.Add($"{what}: server {string.Join(", ", server)}; generated {string.Join(", ", generated)}");
            }
        }
    }

    [Fact]
    public async Task Views_and_functions_are_there_where_the_role_may_read_and_execute()
    {
        await using var database = await CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        foreach (var (role, scope) in s_scopes)
        {
            foreach (var view in await NamesAsync(connection, "v", Token))
            {
                Assert.Equal((role, view, await SucceedsAsync(connection, role, $"select id, note from {view}")), (role, view, Accessor(scope, view) is not null));
            }

            foreach (var (function, method) in new[] { ("open_function", "OpenFunctionAsync"), ("closed_function", "ClosedFunctionAsync"), ("sg_shut.shut_function", "ShutFunctionAsync") })
            {
                Assert.Equal((role, function, await SucceedsAsync(connection, role, $"select {function}()")), (role, function, scope.GetMethod(method) is not null));
            }
        }
    }

    private static Type? Accessor(Type scope, string relation) =>
        scope.GetProperty(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(relation[(relation.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('_', ' ')).Replace(" ", "", StringComparison.Ordinal), BindingFlags.Public | BindingFlags.Instance)?.PropertyType;

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

    private static Task<List<string>> TablesAsync(NpgsqlConnection connection) => NamesAsync(connection, "r,p", Token);

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string kinds, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select oid::regclass::text from pg_class where relnamespace::regnamespace::text in ('public', 'sg_shut', 'sg_kept') and relkind = any ('{{{kinds}}}') and not relispartition order by 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
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
              for t in select oid::regclass::text from pg_class where relnamespace::regnamespace::text in ('public', 'sg_shut', 'sg_kept') and relkind in ('r', 'p') and not relispartition loop
                execute format('insert into %s (id, note) values (1, ''first'')', t);
              end loop;
              perform setval(oid::regclass, 100) from pg_class where relkind = 'S';
            end $$;
            """, Token);
        return database;
    }
}
