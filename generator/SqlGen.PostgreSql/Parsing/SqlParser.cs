using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>Text in, statements and diagnostics out; never throws on any text.</summary>
public static class SqlParser
{
    /// <remarks>Where a script sets psql's variables, the file of the result holds the text that psql would send; it tells places as they are in the script.</remarks>
    public static SqlScript Parse(SourceFile file, ParseOptions? options = null) =>
        ParseText((options ?? ParseOptions.Default).PsqlCommands ? PsqlVariables.Substitute(file) ?? file : file, options);

    private static SqlScript ParseText(SourceFile file, ParseOptions? options) =>
        FindBinary(file.Text) is { } position
            ? new SqlScript(file, [], [new SqlDiagnostic(SqlRules.NotText, file, new TextRange(position, 1), $"{file.Path} is not SQL text; it holds control characters")]) { Version = options?.Version ?? PostgresVersion.V17 }
            : new Parser(file, options ?? ParseOptions.Default).ParseScript();

    /// <summary>The first control character of a text that has a NUL, or in which such characters prevail.</summary>
    private static int? FindBinary(string text)
    {
        var controls = 0;
        var first = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0')
            {
                return i;
            }

            if (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v'))
            {
                controls++;
                first = first < 0 ? i : first;
            }
        }

        return controls * 2 > text.Length ? first : null;
    }
}
