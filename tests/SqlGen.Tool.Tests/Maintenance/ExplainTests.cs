using System.Text.Json.Nodes;
using SqlGen.Testing;
using SqlGen.Tool.Tests.Drift;

namespace SqlGen.Tool.Tests.Maintenance;

public sealed class ExplainTests
{
    private const string User = "7d0c2f4e-0000-4000-8000-000000000001";

    private const string Search = "select n.id, n.embedding <=> query from notes n order by n.embedding <=> query limit match_count";

    private const string Schema =
        $"""
        create extension if not exists vector;
        create table notes (id int generated always as identity primary key, owner_id uuid not null, tags int[] not null, embedding vector(3));
        create index notes_embedding on notes using hnsw (embedding vector_cosine_ops);
        create index notes_tags on notes using gin (tags);
        insert into notes (owner_id, tags, embedding)
        select '{User}', array[i], array[i % 7, i % 11, i % 13 + 1]::vector from generate_series(1, 12000) i;
        create table few (id int primary key, embedding vector(3));
        create index few_embedding on few using hnsw (embedding vector_cosine_ops);
        insert into few select i, array[i, 1, 2]::vector from generate_series(1, 20) i;
        analyze;
        create function match_notes(query vector, match_count int default 10) returns table (id int, distance float8) language sql stable as $$ {Search} $$;
        create function match_plpgsql(query vector, match_count int) returns table (id int, distance float8) language plpgsql stable as $$ begin return query {Search}; end $$;
        create function match_l2(query vector, match_count int) returns table (id int) language sql stable as $$ select id from notes order by embedding <-> query limit match_count $$;
        create function match_all(query vector) returns table (id int) language sql stable as $$ select id from notes order by embedding <=> query $$;
        create function match_similarity(query vector, match_count int) returns table (id int) language sql stable as
          $$ select id from notes order by 1 - (embedding <=> query) desc limit match_count $$;
        create function match_few(query vector, match_count int) returns table (id int) language sql stable as $$ select id from few order by embedding <=> query limit match_count $$;
        create function tagged(wanted int[]) returns setof notes language sql stable as $$ select * from notes where tags && wanted $$;
        create function add_note(owner uuid) returns int language sql as $$ insert into notes (owner_id, tags) values (owner, array[0]) returning id $$;
        create function twice(a int) returns int language sql as $$ select a * 2 $$;
        create function twice(a text) returns text language sql as $$ select a || a $$;
        """;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<PostgresDatabase> CreateAsync() => LiveDatabase.CreateAsync([SqlScript.SupabaseShim, new SqlScript("explain", Schema)], Ct);

    [Fact]
    public async Task An_inlined_search_uses_its_index_with_a_vector_of_the_table()
    {
        await using var database = await CreateAsync();

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "explain", "match_notes", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var json = JsonNode.Parse(run.Output)!;
        Assert.True((bool)json["expected_index_used"]!);
        Assert.Equal("notes_embedding", (string?)json["used_indexes"]![0]);
        Assert.Equal("a row of notes.embedding", (string?)json["arguments"]![0]!["from"]);
        Assert.Equal(10, (int)json["explain"]!["Plan"]!["Actual Rows"]!);
    }

    [Fact]
    public async Task Plans_inside_a_function_are_shown()
    {
        await using var database = await CreateAsync();

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "explain", "match_plpgsql");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("inside: select n.id, n.embedding <=> query from notes n", run.Output);
        Assert.Contains("Index Scan using notes_embedding on notes  10 rows", run.Output);
        Assert.Contains("index notes_embedding was used", run.Output);
        Assert.Contains("SQLG508: function \"match_plpgsql\" can't be inlined, because it is LANGUAGE plpgsql", run.Output);
    }

    [Fact]
    public async Task A_login_that_may_not_see_inside_is_told_so_and_the_scans_are_counted()
    {
        await using var database = await CreateAsync();
        var role = database.Name + "_reader";
        await database.ExecuteAsync($"create role {role} login; grant select on notes to {role}", Ct);
        try
        {
            var login = await database.LoginAsync(role, Ct);
            var used = await ToolRun.RunAsync(login, Ct, "explain", "match_plpgsql");
            Assert.Equal((0, ""), (used.ExitCode, used.Errors));
            Assert.Contains("can't be shown, because auto_explain can't be loaded: access to library \"auto_explain\" is not allowed", used.Output);
            Assert.Contains("index notes_embedding was used", used.Output);

            await database.ExecuteAsync("drop index notes_embedding", Ct);
            var unused = await ToolRun.RunAsync(login, Ct, "explain", "match_plpgsql");
            Assert.Equal(1, unused.ExitCode);
            Assert.Contains("there is no vector index on notes.embedding: create index on public.notes using hnsw (embedding vector_cosine_ops)", unused.Output);
        }
        finally
        {
            await database.ExecuteAsync($"drop owned by {role}; drop role {role}", Ct);
        }
    }

    [Theory]
    [InlineData("match_l2", "index notes_embedding answers <=>, and the function computes <->: create index on public.notes using hnsw (embedding vector_l2_ops)")]
    [InlineData("match_similarity", "function \"match_similarity\" orders by an expression over <=>, so index \"notes_embedding\" is not used")]
    [InlineData("match_few", "the planner preferred another plan: it reckoned ")]
    [InlineData("match_few", "table few is small (20 rows, 8 KB), and small tables are read faster whole")]
    public async Task Why_an_index_was_not_used_is_said(string function, string reason)
    {
        await using var database = await CreateAsync();

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "explain", function);

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Contains("  - ", run.Output);
        Assert.Contains(reason, run.Output);
    }

    [Fact]
    public async Task An_index_that_row_security_makes_unusable_is_found_by_planning_without_it()
    {
        await using var database = await CreateAsync();
        await database.ExecuteAsync(
            "alter table notes enable row level security; grant select on notes to authenticated; "
            + "create policy own on notes to authenticated using (owner_id = (select (current_setting('request.jwt.claims', true)::jsonb ->> 'sub')::uuid))", Ct);
        string[] call = ["explain", "tagged", "--arg", "wanted={7}", "--index", "notes_tags"];

        var login = await ToolRun.RunAsync(database.ConnectionString, Ct, call);
        var user = await ToolRun.RunAsync(database.ConnectionString, Ct, [.. call, "--user", User]);

        Assert.Equal(0, login.ExitCode);
        Assert.Equal((1, ""), (user.ExitCode, user.Errors));
        Assert.Contains($"as role authenticated, user {User}", user.Output);
        Assert.Contains("  - row level security: as the login the index is used, as authenticated it is not", user.Output);
        Assert.Contains("any operator does that is not leakproof, as &&, <@, =, @> of notes_tags are not", user.Output);
    }

    [Fact]
    public async Task A_search_without_a_limit_is_warned_of_where_it_uses_the_index()
    {
        await using var database = await CreateAsync();

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "explain", "match_all");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the query has no LIMIT", run.Output);
        Assert.InRange(await database.ScalarAsync<long>("select count(*) from match_all('[1,2,3]')", Ct), 1, 1000);
    }

    [Fact]
    public async Task What_a_call_writes_is_rolled_back()
    {
        await using var database = await CreateAsync();

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, "explain", "add_note", "--arg", "owner=" + User);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("Insert", run.Output);
        Assert.Equal(12000L, await database.ScalarAsync<long>("select count(*) from notes", Ct));
    }

    [Theory]
    [InlineData("twice", "function \"twice\" is not unique; choose one of\n  \"twice(integer)\"\n  \"twice(text)\"\n")]
    [InlineData("twice(text)", "nothing in the data suits an argument of twice(text); give --arg a=… (text)\n")]
    [InlineData("match_notes --arg x=1", "argument \"x\" of match_notes(vector,integer) does not exist; it has query, match_count\n")]
    [InlineData("match_notes --role anon", "error 42501: permission denied for table notes\n")]
    [InlineData("match_notes --claims [1]", "--claims is no JSON object; write it as '{\"sub\":\"…\",\"role\":\"authenticated\"}'\n")]
    [InlineData("sum", "function \"sum\" is not unique; choose one of\n")]
    [InlineData("count(\"any\")", "count(\"any\") is an aggregate")]
    public async Task What_cannot_be_called_is_refused_with_the_way_out(string arguments, string message)
    {
        await using var database = await CreateAsync();

        var run = await ToolRun.RunAsync(database.ConnectionString, Ct, ["explain", .. arguments.Split(' ')]);

        Assert.StartsWith(message, run.Errors);
        Assert.Equal(2, run.ExitCode);
    }
}
