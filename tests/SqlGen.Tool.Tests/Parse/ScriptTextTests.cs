using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Tests.Parse;

public sealed class ScriptTextTests
{
    [Fact]
    public void A_script_gets_one_layout_and_keeps_its_data_and_commands()
    {
        const string Script = "\\set x 1\nCREATE TABLE T(ID INT, -- the key\n  name text);\nCOPY t FROM stdin;\n1\tCREATE TABLE\n\\.\nselect  ID from T;\nselect from from;\n";
        var output = new StringWriter { NewLine = "\n" };

        ScriptText.Write(output, SqlParser.Parse(new SourceFile("a.sql", Script)));

        Assert.Equal(
            "\\set x 1\ncreate table t (\n  id integer,\n  name text\n);\n\ncopy t from stdin;\n1\tCREATE TABLE\n\\.\n\nselect id from t;\n\nselect from from;\n", output.ToString());
        Assert.Equal(output.ToString(), Again(output.ToString()));
    }

    private static string Again(string text)
    {
        var output = new StringWriter { NewLine = "\n" };
        ScriptText.Write(output, SqlParser.Parse(new SourceFile("a.sql", text)));
        return output.ToString();
    }
}
