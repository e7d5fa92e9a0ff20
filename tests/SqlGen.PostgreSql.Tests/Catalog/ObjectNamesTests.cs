using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Tests.Catalog;

public sealed class ObjectNamesTests
{
    [Fact]
    public void The_longer_part_of_a_made_name_is_cut_first() =>
        Assert.Equal("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_short_idx".Length, ObjectNames.Make(new string('a', 80), "short", "idx").Length);

    [Fact]
    public void A_name_is_cut_between_characters_and_never_inside_one() =>
        Assert.Equal(new string('ü', 31), ObjectNames.Truncate(new string('ü', 40)));

    [Fact]
    public void A_taken_name_gets_a_number() =>
        Assert.Equal("t_a_key2", ObjectNames.Choose("t", "a", "key", static n => n is "t_a_key" or "t_a_key1"));

    [Theory]
    [InlineData("floatrange", "floatmultirange")]
    [InlineData("span", "span_multirange")]
    public void A_multirange_is_named_after_its_range(string range, string multirange) => Assert.Equal(multirange, ObjectNames.Multirange(range));

    [Theory]
    [InlineData("bpchar", null, "bpchar", "character")]
    [InlineData("bpchar", "1", "character(1)", "character")]
    [InlineData("bit", null, "\"bit\"", "bit")]
    [InlineData("timestamptz", "3", "timestamp(3) with time zone", "timestamp with time zone")]
    [InlineData("interval", "day to second(3)", "interval day to second(3)", "interval")]
    [InlineData("numeric", "10,2", "numeric(10,2)", "numeric")]
    [InlineData("char", null, "\"char\"", "\"char\"")]
    public void Types_are_printed_as_the_server_does(string name, string? modifier, string withModifier, string without)
    {
        var type = TypeReference.BuiltIn(name, modifier);
        Assert.Equal((withModifier, without), (TypeFormatter.Format(type), TypeFormatter.FormatWithoutModifier(type)));
    }
}
