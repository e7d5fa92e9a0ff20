using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

// Statements and expressions inside a PL/pgSQL body, whose tokens were cut there.
public sealed partial class Parser
{
    /// <summary>Reads tokens that stand in a file's text; the last of them is the end.</summary>
    internal Parser(SourceFile file, Token[] tokens, IReadOnlyList<LexicalError> errors, PostgresVersion version)
    {
        _file = file;
        _text = file.Text;
        _options = ParseOptions.ServerOf(version);
        _tokens = tokens;
        _endIndex = tokens.Length - 1;
        _lexicalErrors = errors;
        _names = new IdentifierPool(_text);
    }
}
