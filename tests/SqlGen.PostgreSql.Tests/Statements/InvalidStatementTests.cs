using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Statements;

public sealed class InvalidStatementTests
{
    public static TheoryData<string> Files => StatementFiles.Names("Invalid");

    /// <summary>The files hold statements between empty lines; under the line of the error stands a comment with the caret and the words.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Statements_that_the_server_refuses_are_refused_in_its_words_at_its_place(string name)
    {
        var expected = StatementFiles.Read("Invalid", name).Text.TrimEnd('\n');

        var actual = expected.Split("\n\n").Select(static block => Describe(WithoutComments(block)));

        Assert.Equal(expected, string.Join("\n\n", actual));
    }

    private static string WithoutComments(string block) =>
        string.Join('\n', block.Split('\n').Where(static line => !line.StartsWith("--", StringComparison.Ordinal)));

    private static string Describe(string sql)
    {
        var lines = sql.Split('\n').ToList();
        foreach (var diagnostic in StatementFiles.Parse(sql).Diagnostics)
        {
            var place = new SourceFile("test.sql", sql).GetLinePosition(diagnostic.Range.Start);
            lines.Insert(place.Line + 1, "--" + new string(' ', Math.Max(0, place.Column - 2)) + "^ " + diagnostic.Message);
        }

        return string.Join('\n', lines);
    }
}
