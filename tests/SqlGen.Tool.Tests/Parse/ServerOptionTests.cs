using System.CommandLine;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Commands;

namespace SqlGen.Tool.Tests.Parse;

public sealed class ServerOptionTests
{
    [Theory]
    [InlineData("--server 18", PostgresVersion.V18)]
    [InlineData("--server 17", PostgresVersion.V17)]
    [InlineData("", PostgresVersion.V17)]
    public void The_grammar_is_that_of_the_version_asked_for_and_of_17_without(string arguments, PostgresVersion expected)
    {
        var option = ServerOption.Create();

        Assert.Equal(expected, ServerOption.Of(new RootCommand { option }.Parse(arguments), option));
    }

    [Theory]
    [InlineData("16")]
    [InlineData("V18")]
    [InlineData("99999999999")]
    public void A_version_that_is_not_known_is_refused(string version)
    {
        var error = Assert.Single(new RootCommand { ServerOption.Create() }.Parse("--server " + version).Errors);

        Assert.Equal($"--server {version} is not known; it is 17 or 18", error.Message);
    }
}
