using System.Xml.Linq;
using SqlGen.Generator.Inputs;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Pipeline;

public sealed class PropsTests
{
    [Fact]
    public void The_props_make_visible_what_the_generator_reads_and_nothing_else()
    {
        var props = XDocument.Parse(Repository.Read("build/SqlGen.Postgres.props"));

        Assert.Equal(
            OptionNames.Properties.Order(StringComparer.Ordinal),
            props.Descendants("CompilerVisibleProperty").Select(static e => e.Attribute("Include")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal(
            OptionNames.Metadata.Order(StringComparer.Ordinal),
            props.Descendants("CompilerVisibleItemMetadata").Select(static e => e.Attribute("MetadataName")!.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_contract_in_the_props_is_the_runtimes()
    {
        var props = XDocument.Parse(Repository.Read("build/SqlGen.Postgres.props"));

        Assert.Equal(SqlGen.Internal.GeneratedCode.Contract.ToString(), props.Descendants("SqlGenGeneratorContract").Single().Value);
    }
}
