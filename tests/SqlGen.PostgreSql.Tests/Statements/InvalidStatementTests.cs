using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Tests.Statements;

public sealed class InvalidStatementTests
{
    public static TheoryData<string, string, PostgresVersion> Files =>
        [.. StatementFiles.Cases(["Invalid", "Since18"], [PostgresVersion.V17]), .. StatementFiles.Cases(["Invalid18"], [PostgresVersion.V18])];

    /// <summary>The files hold statements between empty lines; under the line of the error stands a comment with the caret and the words.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Statements_that_the_server_refuses_are_refused_in_its_words_at_its_place(string folder, string name, PostgresVersion version)
    {
        var expected = StatementFiles.Read(folder, name).Text.TrimEnd('\n');

        var actual = StatementFiles.Statements(folder, name).Select(sql => Describe(sql, version));

        Assert.Equal(expected, string.Join("\n\n", actual));
    }

    private static string Describe(string sql, PostgresVersion version)
    {
        var lines = sql.Split('\n').ToList();
        foreach (var diagnostic in StatementFiles.Parse(sql, version).Diagnostics)
        {
            var place = new SourceFile("test.sql", sql).GetLinePosition(diagnostic.Range.Start);
            lines.Insert(place.Line + 1, "--" + new string(' ', Math.Max(0, place.Column - 2)) + "^ " + diagnostic.Message);
        }

        return string.Join('\n', lines);
    }
}
