using SqlGen.CodeFixes;
using SqlGen.Generator.Analyzers;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>What an editor offers where a name in SQL is wrong, and the file after it was taken.</summary>
public sealed class CodeFixTests
{
    private const string Quotes = "\"\"\"";

    private const string Schema =
        """
        create table users (id int primary key, email text not null, "Full Name" text);
        create table orders (id int primary key, user_id int references users);
        """;

    [Theory]
    [InlineData("\"select emial from users\"", "\"select email from users\"")]
    [InlineData("@\"select emial from users\"", "@\"select email from users\"")]
    [InlineData("\"select id\\nfrom usres\"", "\"select id\\nfrom users\"")]
    [InlineData(Quotes + "\n            select emial\n            from users\n            " + Quotes, Quotes + "\n            select email\n            from users\n            " + Quotes)]
    [InlineData("$\"select '{{}}', emial from users limit {10}\"", "$\"select '{{}}', email from users limit {10}\"")]
    [InlineData("\"select \\\"Ful Name\\\" from users\"", "\"select \\\"Full Name\\\" from users\"")]
    [InlineData("@\"select \"\"Ful Name\"\" from users\"", "@\"select \"\"Full Name\"\" from users\"")]
    [InlineData("@\"select id from users order by \"\"Ful Name\"\"\"", "@\"select id from users order by \"\"Full Name\"\"\"")]
    [InlineData("\"select '\\u0022', \\\"Ful Name\\\" from users\"", "\"select '\\u0022', \\\"Full Name\\\" from users\"")]
    [InlineData("@$\"select \"\"Ful Name\"\" from users limit {10}\"", "@$\"select \"\"Full Name\"\" from users limit {10}\"")]
    [InlineData("$" + Quotes + "select \"Ful Name\" from users limit {10}" + Quotes, "$" + Quotes + "select \"Full Name\" from users limit {10}" + Quotes)]
    [InlineData("$$" + Quotes + "\n            select '{}', \"Ful Name\" from users limit {{10}}\n            " + Quotes, "$$" + Quotes + "\n            select '{}', \"Full Name\" from users limit {{10}}\n            " + Quotes)]
    [InlineData(Quotes + "select \"Ful Name\" from users" + Quotes, Quotes + "select \"Full Name\" from users" + Quotes)]
    [InlineData("\"select id from users where email = @mial\"", "\"select id from users where email = @mail\"")]
    public async Task The_name_that_was_meant_takes_the_place_of_the_wrong_one(string before, string after)
    {
        var run = await StartAsync($"using var command = new NpgsqlCommand({before}); {(before.EndsWith("@mial\"", StringComparison.Ordinal) ? "command.Parameters.AddWithValue(\"mail\", input);" : "")}");

        var changed = await run.ChangedAsync(Assert.Single(await run.ActionsAsync(Assert.Single(run.Diagnostics))));

        Assert.Equal((await run.TextAsync()).Replace(before, after, StringComparison.Ordinal), changed);
        Assert.Contains(after, changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_name_is_near_or_the_string_is_made_of_pieces_nothing_is_offered()
    {
        var run = await StartAsync("using var a = new NpgsqlCommand(\"select zzzzzz from users\"); using var b = new NpgsqlCommand(\"select emi\" + \"al from users\");");

        Assert.Equal(2, run.Diagnostics.Count);
        foreach (var diagnostic in run.Diagnostics)
            Assert.Empty(await run.ActionsAsync(diagnostic));
    }

    [Fact]
    public async Task All_of_a_file_are_changed_at_once()
    {
        var run = await StartAsync(
            "using var a = new NpgsqlCommand(\"select emial from users\"); using var b = new NpgsqlCommand(\"select u.emial from users u where u.emial <> ''\");");

        var text = await run.FixAllAsync("email");

        Assert.Contains("\"select email from users\"", text, StringComparison.Ordinal);
        Assert.Contains("\"select u.email from users u where u.email <> ''\"", text, StringComparison.Ordinal);
    }

    private static Task<CodeFixRun> StartAsync(string body) => CodeFixRun.StartAsync(CodeProject.WithBody(body, Schema), new SqlInCodeAnalyzer(), new SqlNameCodeFix());
}
