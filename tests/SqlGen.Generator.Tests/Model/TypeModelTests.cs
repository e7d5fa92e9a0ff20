using SqlGen.Generator.Model;
using SqlGen.Generator.Model.Building;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Model;

public sealed class TypeModelTests
{
    [Theory]
    [InlineData("varchar(20)", "string", "GetString", "Varchar")]
    [InlineData("bigint", "long", "GetInt64", "Bigint")]
    [InlineData("numeric(10, 2)", "decimal", "GetDecimal", "Numeric")]
    [InlineData("timestamptz(3)", "global::System.DateTimeOffset", "GetFieldValue<global::System.DateTimeOffset>", "TimestampTz")]
    [InlineData("bit(1)", "bool", "GetBoolean", "Bit")]
    [InlineData("bit", "bool", "GetBoolean", "Bit")]
    [InlineData("bit(8)", "global::System.Collections.BitArray", "GetFieldValue<global::System.Collections.BitArray>", "Bit")]
    [InlineData("\"char\"", "char", "GetFieldValue<char>", "InternalChar")]
    [InlineData("int[]", "int?[]", "GetFieldValue<int?[]>", "Integer")]
    [InlineData("text[][]", "string?[]", "GetFieldValue<string?[]>", "Text")]
    [InlineData("tstzrange", "global::NpgsqlTypes.NpgsqlRange<global::System.DateTimeOffset>", "GetFieldValue<global::NpgsqlTypes.NpgsqlRange<global::System.DateTimeOffset>>", "TimestampTzRange")]
    [InlineData("int4multirange", "global::NpgsqlTypes.NpgsqlRange<int>[]", "GetFieldValue<global::NpgsqlTypes.NpgsqlRange<int>[]>", "IntegerMultirange")]
    [InlineData("cidr", "global::System.Net.IPNetwork", "GetFieldValue<global::System.Net.IPNetwork>", "Cidr")]
    [InlineData("regclass", "string", "GetString", "Text")]
    [InlineData("mood", "global::App.Mood", "GetString", "Text")]
    [InlineData("mood[]", "global::App.Mood?[]", "GetFieldValue<string?[]>", "Text")]
    [InlineData("email", "string", "GetString", "Text")]
    public void A_type_is_held_read_and_sent_as(string sql, string csharp, string reader, string npgsql)
    {
        var type = Models.Relation($"create type mood as enum ('a'); create domain email as text; create table t (c {sql});").Column("c").Type;

        Assert.Equal((csharp, reader, npgsql), (type.CSharpType, type.ReaderMethod, type.NpgsqlDbType));
    }

    [Fact]
    public void A_composite_brings_its_attributes_and_its_arrays_are_refused()
    {
        var type = Models.Relation("create type address as (street text, zip int[]); create table t (a address);").Column("a").Type;

        Assert.Equal((TypeKind.Composite, "Address", "public.address"), (type.Kind, type.TypeName, type.SqlType));
        Assert.Equal([("Street", "string"), ("Zip", "int?[]")], type.Fields.Select(static f => (f.PropertyName, f.Type.CSharpType)));
    }

    [Fact]
    public void Every_NpgsqlDbType_and_reader_of_the_table_exists()
    {
        var readers = typeof(Npgsql.NpgsqlDataReader).GetMethods().Select(static m => m.Name).ToHashSet();
        foreach (var name in (string[])["int4", "text", "jsonb", "tstzrange", "datemultirange", "macaddr8", "pg_lsn", "tsquery", "xid8", "jsonpath", "regclass"])
        {
            var row = BuiltInTypeTable.FindInCatalog(name)!;
            Assert.True(Enum.IsDefined(typeof(NpgsqlTypes.NpgsqlDbType), row.NpgsqlDbType!), name);
            Assert.True(row.Reader is null || readers.Contains(row.Reader), name);
        }
    }

    [Fact]
    public void The_types_say_what_of_Npgsql_they_need()
    {
        var model = Models.Of("create extension vector schema extensions; create table t (a jsonb, b int[], c tsvector, d vector(3));");

        Assert.Equal(["Arrays", "FullTextSearch", "Json", "Vector"], model.Description.Features);
        Assert.Equal(["public", "extensions"], model.Description.SearchPath);
        Assert.Equal(["vector"], model.Description.Extensions);
    }
}
