using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using ApiSample;

namespace SqlGen.Hosting.Tests;

/// <summary>The sample API: its endpoints say nothing of users, and yet no user gets at another's notes.</summary>
public sealed class ApiTests(NotesServer server) : IClassFixture<NotesServer>
{
    [Fact]
    public async Task Two_users_see_and_change_their_own_notes_only()
    {
        using var anna = server.ClientOf(Guid.NewGuid());
        using var ben = server.ClientOf(Guid.NewGuid());
        var written = await anna.PostAsJsonAsync("/notes", new NoteText("Lisbon", "trams"));
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        var note = (await written.Content.ReadFromJsonAsync<Note>())!;
        await ben.PostAsJsonAsync("/notes", new NoteText("Taxes", null));

        Assert.Equal("Lisbon", (await anna.GetFromJsonAsync<Note>($"/notes/{note.Id}"))!.Title);
        Assert.Equal(["Lisbon"], (await anna.GetFromJsonAsync<List<Note>>("/notes"))!.Select(static n => n.Title));
        Assert.Equal(["Taxes"], (await ben.GetFromJsonAsync<List<Note>>("/notes"))!.Select(static n => n.Title));
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync($"/notes/{note.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.PutAsJsonAsync($"/notes/{note.Id}", new NoteText("mine", null))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.DeleteAsync($"/notes/{note.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await anna.PutAsJsonAsync($"/notes/{note.Id}", new NoteText("Porto", null))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await anna.DeleteAsync($"/notes/{note.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync($"/notes/{note.Id}")).StatusCode);
    }

    [Fact]
    public async Task Without_a_token_or_a_user_in_it_nothing_reaches_the_database()
    {
        using var nobody = server.Client();
        using var nameless = server.Client(new Claim("role", "authenticated"));
        using var wrong = server.Client(new Claim("sub", "anna"), new Claim("role", "authenticated"));
        using var forged = server.Client();
        forged.DefaultRequestHeaders.Authorization = new("Bearer", DevelopmentTokens.Create(new("another key of which the server knows nothing"u8.ToArray()), new Claim("sub", Guid.NewGuid().ToString())));

        foreach (var client in new[] { nobody, nameless, wrong, forged })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/notes")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync("/notes", new NoteText("x", null))).StatusCode);
        }
    }

    [Fact]
    public async Task A_user_whom_the_token_does_not_name_gets_a_problem_that_says_nothing_of_the_claim()
    {
        using var nameless = server.Client(new Claim("role", "authenticated"));

        var answer = await nameless.GetAsync("/notes");
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(401, (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("status").GetInt32());
        Assert.DoesNotContain("claim", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_of_the_token_that_a_policy_reads_decides_over_403()
    {
        var user = Guid.NewGuid();
        using var reader = server.ClientOf(user, new Claim("read_only", "true", ClaimValueTypes.Boolean));
        using var writer = server.ClientOf(user, new Claim("read_only", "false", ClaimValueTypes.Boolean));

        var refused = await reader.PostAsJsonAsync("/notes", new NoteText("x", null));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain("notes", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await writer.PostAsJsonAsync("/notes", new NoteText("x", null))).StatusCode);
        Assert.Single((await reader.GetFromJsonAsync<List<Note>>("/notes"))!);
        Assert.Equal(HttpStatusCode.BadRequest, (await writer.PostAsJsonAsync("/notes", new NoteText("", null))).StatusCode);
    }

    [Fact]
    public async Task Users_at_the_same_time_on_a_pool_of_two_sessions_never_meet_and_leave_nothing_behind()
    {
        var users = Enumerable.Range(0, 8).Select(_ => Guid.NewGuid()).ToList();
        await Task.WhenAll(users.Select(async user =>
        {
            using var client = server.ClientOf(user);
            for (var i = 0; i < 25; i++)
            {
                Assert.Equal(HttpStatusCode.Created, (await client.PostAsJsonAsync("/notes", new NoteText(user.ToString(), null))).StatusCode);
                var notes = (await client.GetFromJsonAsync<List<Note>>("/notes"))!;
                Assert.Equal(i + 1, notes.Count);
                Assert.All(notes, note => Assert.Equal(user, note.UserId));
            }
        }));

        Assert.InRange(await server.Database.ScalarAsync<long>("select count(*) from pg_stat_activity where usename = 'app_login' and datname = current_database()"), 1, 2);
        await using var own = NotesDatabase.CreateDataSource(server.Users);
        var db = new NotesDatabase(own);
        await db.AsAuthenticated(users[0]).Notes.CountAsync();
        await using var command = own.CreateCommand("select concat_ws(' ', current_user, current_setting('role'), nullif(current_setting('request.jwt.claims', true), ''))");
        Assert.Equal("app_login none", await command.ExecuteScalarAsync());
    }
}
