using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Printing;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.Tool.Output;

/// <summary>A script in one layout; COPY's data and psql's commands stay as they are.</summary>
public static class ScriptText
{
    public static void Write(TextWriter output, SqlScript script)
    {
        for (var i = 0; i < script.Statements.Count; i++)
        {
            var statement = script.Statements[i];
            output.Write(SqlPrinter.Print(statement, script.File.Text));
            output.Write(statement is PsqlCommand ? "\n" : ";\n");
            if (statement is CopyStatement { IsFrom: true, File: null })
            {
                var end = i + 1 < script.Statements.Count ? script.Statements[i + 1].Range.Start : script.File.Text.Length;
                WriteData(output, script.File.Text[statement.Range.End..end]);
            }

            output.Write(i + 1 < script.Statements.Count && statement is not PsqlCommand ? "\n" : "");
        }
    }

    // From the line after the semicolon to \. on a line of its own.
    private static void WriteData(TextWriter output, string text)
    {
        var start = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var end = text.IndexOf("\\.", StringComparison.Ordinal);
        output.Write(start > 0 && end >= start ? text[start..(end + 2)] + "\n" : "");
    }
}
