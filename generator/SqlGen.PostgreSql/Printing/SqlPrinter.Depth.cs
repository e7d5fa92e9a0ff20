using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Printing;

// What is nested as deeply as a parser and a stack allow.
public sealed partial class SqlPrinter
{
    // Half of what the parser allows: less can't become too deep by the parentheses that are added.
    private const int DeepLevel = 200;

    private int _level;
    private bool _isDeep;

    /// <summary>One level down; false where the stack has no room for it, and the node was printed as written.</summary>
    private bool Enter(SyntaxNode node)
    {
        if (!ExecutionStack.HasRoom())
        {
            Source(node.Range);
            return false;
        }

        _isDeep |= ++_level > DeepLevel;
        return true;
    }

    private string Finish(TextRange whole)
    {
        var text = Broken();
        if (!IsTooDeep(text))
        {
            return text;
        }

        var written = new SqlPrinter(_source);
        written.Source(whole);
        return written._text.ToString();
    }

    /// <summary>Parentheses that make a text clearer nest it deeper; one that was at the limit would be over it.</summary>
    private bool IsTooDeep(string text) =>
        _isDeep && SqlParser.Parse(new SourceFile("", text), ParseOptions.ServerOf(PostgresVersion.V18)).Diagnostics.Any(static d => d.Descriptor == SqlRules.TooDeep);
}
