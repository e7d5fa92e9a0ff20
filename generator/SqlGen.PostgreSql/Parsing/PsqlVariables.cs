using System.Text;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>
/// psql's variables: <c>\set name value</c>, then <c>:name</c>, <c>:'name'</c> and <c>:"name"</c> outside quotes and comments. One that isn't set
/// stays as it is written.
/// </summary>
internal static class PsqlVariables
{
    /// <summary>The text with the values in it; null if it sets no variables.</summary>
    public static SourceFile? Substitute(SourceFile file)
    {
        var text = file.Text;
        if (text.IndexOf("\\set ", StringComparison.Ordinal) < 0)
        {
            return null;
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var lexer = new Lexer(text, ParseOptions.Default.Lexer);
        var result = new StringBuilder(text.Length);
        var pieces = new List<(TextRange Here, TextRange There)>();
        for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
        {
            if (token.Kind == TokenKind.Colon)
            {
                var name = lexer.Next();
                var there = TextRange.FromBounds(token.Start, name.End);
                var value = ValueOf(text, name, variables);
                if (value is not null)
                {
                    pieces.Add((new TextRange(result.Length, value.Length), there));
                }

                result.Append(value ?? text.Substring(there.Start, there.Length));
                continue;
            }

            if (token.Kind == TokenKind.PsqlCommand)
            {
                Run(text.Substring(token.Start, token.Length), variables);
            }

            result.Append(text, token.Start, token.Length);
        }

        return new SourceFile(file, result.ToString(), pieces);
    }

    private static string? ValueOf(string text, Token name, Dictionary<string, string> variables)
    {
        var isQuoted = name.Kind is TokenKind.String or TokenKind.QuotedIdentifier;
        if (!isQuoted && name.Kind is not (TokenKind.Identifier or TokenKind.Keyword))
        {
            return null;
        }

        var written = text.Substring(name.Start, name.Length);
        return variables.TryGetValue(isQuoted ? written.Substring(1, written.Length - 2) : written, out var value)
            ? name.Kind switch
            {
                TokenKind.String => "'" + value.Replace("'", "''") + "'",
                TokenKind.QuotedIdentifier => "\"" + value.Replace("\"", "\"\"") + "\"",
                _ => value,
            }
            : null;
    }

    private static void Run(string command, Dictionary<string, string> variables)
    {
        var words = Words(command, variables);
        if (words is ["\\set", var name, ..])
        {
            variables[name] = string.Concat(words.Skip(2));
        }
        else if (words is ["\\unset", var gone])
        {
            variables.Remove(gone);
        }
    }

    /// <summary>The words of a command: single quotes keep what stands between them together, variables are replaced.</summary>
    private static List<string> Words(string command, Dictionary<string, string> variables)
    {
        var words = new List<string>();
        var i = 0;
        while (i < command.Length)
        {
            if (char.IsWhiteSpace(command[i]))
            {
                i++;
                continue;
            }

            var word = new StringBuilder();
            while (i < command.Length && !char.IsWhiteSpace(command[i]))
            {
                if (command[i] != '\'')
                {
                    word.Append(command[i++]);
                    continue;
                }

                for (i++; i < command.Length && (command[i] != '\'' || (i + 1 < command.Length && command[i + 1] == '\'')); i++)
                {
                    i += command[i] == '\'' ? 1 : 0;
                    word.Append(command[i]);
                }

                i++;
            }

            var text = word.ToString();
            words.Add(text.Length > 1 && text[0] == ':' && variables.TryGetValue(text.Substring(1), out var value) ? value : text);
        }

        return words;
    }
}
