using System.Globalization;
using System.Text;
using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Printing;

/// <summary>
/// Statements as SQL text in one layout: keywords in lower case, a line for each clause or element, no comments. What is printed parses to the same tree.
/// Statements of whose parts the tree keeps little (VACUUM, BEGIN, CREATE ROLE, operator classes, foreign data, …) are printed token by token as they
/// were written; so is what is nested too deeply for the thread's stack.
/// </summary>
public sealed partial class SqlPrinter
{
    private readonly StringBuilder _text = new();
    private readonly string _source;
    private int _indent;

    private SqlPrinter(string source) => _source = source;

    /// <summary>One statement, without a semicolon.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="source">The text it was parsed from.</param>
    public static string Print(Statement statement, string source)
    {
        var printer = new SqlPrinter(source);
        printer.Statement(statement);
        return printer.Finish(statement.Range);
    }

    /// <summary>An expression of a statement.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="source">The text it was parsed from.</param>
    public static string Print(Expression expression, string source)
    {
        var printer = new SqlPrinter(source);
        printer.Expression(expression);
        return printer.Finish(expression.Range);
    }

    private void Write(string text) => _text.Append(text);

    private void WriteIf(bool condition, string text)
    {
        if (condition)
        {
            _text.Append(text);
        }
    }

    private void Line()
    {
        _text.Append('\n').Append(' ', _indent * 2);
    }

    private void List<T>(IReadOnlyList<T> items, Action<T> print, string separator = ", ")
    {
        for (var i = 0; i < items.Count; i++)
        {
            WriteIf(i > 0, separator);
            print(items[i]);
        }
    }

    private void Parenthesized<T>(IReadOnlyList<T> items, Action<T> print)
    {
        Write("(");
        List(items, print);
        Write(")");
    }

    /// <summary>A list in parentheses after a blank; nothing where it is empty.</summary>
    private void OptionalParenthesized<T>(IReadOnlyList<T> items, Action<T> print)
    {
        if (items.Count > 0)
        {
            Write(" ");
            Parenthesized(items, print);
        }
    }

    /// <summary>Each item on a line of its own between parentheses.</summary>
    private void Block<T>(IReadOnlyList<T> items, Action<T> print)
    {
        Write("(");
        _indent++;
        for (var i = 0; i < items.Count; i++)
        {
            WriteIf(i > 0, ",");
            Line();
            print(items[i]);
        }

        _indent--;
        if (items.Count > 0)
        {
            Line();
        }

        Write(")");
    }

    private void Optional<T>(string before, T? node, Action<T> print)
        where T : class
    {
        if (node is not null)
        {
            Write(before);
            print(node);
        }
    }

    /// <summary>Two clauses whose order is free, as they were written.</summary>
    private static void InOrder((SyntaxNode? Node, Action Print) first, (SyntaxNode? Node, Action Print) second)
    {
        foreach (var (node, print) in first.Node is { } a && second.Node is { } b && b.Range.Start < a.Range.Start ? [second, first] : new[] { first, second })
        {
            if (node is not null)
            {
                print();
            }
        }
    }

    private void Identifier(Identifier identifier) => Write(identifier.IsQuoted ? Quoted(identifier.Name) : identifier.Name);

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";

    private void Name(QualifiedName name) => List(name.Parts, Identifier, ".");

    private void String(SqlString value) => Write(Literal(value.Value));

    private void Number(SqlNumber number) => Write(number.Text);

    /// <summary>A string constant; with a backslash an escape string, which means the same under every setting.</summary>
    private static string Literal(string value)
    {
        var quoted = "'" + value.Replace("'", "''") + "'";
        return value.IndexOf('\\') < 0 ? quoted : "E" + quoted.Replace("\\", "\\\\");
    }

    /// <summary>A body between dollar signs, with a tag that it doesn't hold.</summary>
    private static string DollarQuoted(string value)
    {
        var tag = "$$";
        for (var i = 0; value.Contains(tag) || (value.EndsWith("$", StringComparison.Ordinal) && i == 0); i++)
        {
            tag = "$body" + (i == 0 ? "" : i.ToString(CultureInfo.InvariantCulture)) + "$";
        }

        return tag + value + tag;
    }

    /// <summary>The tokens of a piece of the source, comments left out.</summary>
    private void Source(TextRange range)
    {
        var text = _source.Substring(range.Start, range.Length);
        var list = TokenList.Read(text, new LexerOptions(false, false));
        for (var i = 0; i < list.Count; i++)
        {
            var token = list.Items[i];
            if (token.Kind != TokenKind.End)
            {
                WriteIf(i > 0 && list.Items[i - 1].End < token.Start, " ");
                _text.Append(text, token.Start, token.Length);
            }
        }
    }
}
