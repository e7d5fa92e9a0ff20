using System.Collections;
using System.Globalization;
using System.Reflection;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Output;

/// <summary>A syntax tree for people: a line a node with its place, below it what it is made of; what a statement leaves out is left out here.</summary>
public static class SyntaxTreeText
{
    private const string Indent = "  ";

    public static void Write(TextWriter output, SourceFile file, SqlScript script)
    {
        foreach (var statement in script.Statements)
        {
            WriteNode(output, file, statement, "");
        }
    }

    private static void WriteNode(TextWriter output, SourceFile file, SyntaxNode node, string indent)
    {
        var place = file.GetLinePosition(node.Range.Start);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{node.GetType().Name} {place.Line + 1}:{place.Column + 1}{Excerpt(file, node)}"));
        if (node is not (StringLiteral or IntegerLiteral or NumericLiteral or BitStringLiteral or BooleanLiteral or NullLiteral or ColumnReference))
        {
            WriteParts(output, file, node, indent + Indent);
        }
    }

    private static void WriteParts(TextWriter output, SourceFile file, object whole, string indent)
    {
        foreach (var property in Parts(whole.GetType()))
        {
            WritePart(output, file, property.Name, property.GetValue(whole), indent);
        }
    }

    private static void WritePart(TextWriter output, SourceFile file, string name, object? value, string indent)
    {
        switch (value)
        {
            case null or false:
                break;
            case true:
                output.WriteLine($"{indent}{name}");
                break;
            case SyntaxNode leaf when IsLeaf(leaf):
                output.WriteLine($"{indent}{name}: {Text(file, leaf)}");
                break;
            case SyntaxNode node:
                output.Write($"{indent}{name}: ");
                WriteNode(output, file, node, indent);
                break;
            case string text:
                output.WriteLine($"{indent}{name}: {Quoted(text)}");
                break;
            case IEnumerable list:
                WriteList(output, file, name, list, indent);
                break;
            case Enum when Convert.ToInt64(value, CultureInfo.InvariantCulture) == 0:
                break;
            case TextRange range:
                output.WriteLine($"{indent}{name}: {Quoted(file.Text.Substring(range.Start, range.Length))}");
                break;
            case not IFormattable when value.GetType().Namespace?.StartsWith("SqlGen.PostgreSql", StringComparison.Ordinal) == true:
                WriteRecord(output, file, name, value, indent);
                break;
            default:
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{indent}{name}: {value}"));
                break;
        }
    }

    /// <summary>A record that is no node, such as the attributes of a constraint: nothing where nothing was said.</summary>
    private static void WriteRecord(TextWriter output, SourceFile file, string name, object value, string indent)
    {
        using var parts = new StringWriter(CultureInfo.InvariantCulture) { NewLine = output.NewLine };
        WriteParts(parts, file, value, indent + Indent);
        if (parts.GetStringBuilder().Length > 0)
        {
            output.WriteLine($"{indent}{name}:");
            output.Write(parts);
        }
    }

    private static void WriteList(TextWriter output, SourceFile file, string name, IEnumerable list, string indent)
    {
        var items = list.Cast<object?>().ToList();
        if (items.Count > 0 && items.TrueForAll(static item => item is SyntaxNode node && IsLeaf(node)))
        {
            output.WriteLine($"{indent}{name}: {string.Join(", ", items.Select(item => Text(file, (SyntaxNode)item!)))}");
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            WritePart(output, file, string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), items[i], indent);
        }
    }

    // Names and types say more as they are written than as nodes.
    private static bool IsLeaf(SyntaxNode node) => node is Identifier or QualifiedName or TypeName or OperatorName;

    private static string Excerpt(SourceFile file, SyntaxNode node) =>
        node is Expression && !Text(file, node).Contains('\n', StringComparison.Ordinal) ? "  " + Text(file, node) : "";

    private static string Text(SourceFile file, SyntaxNode node) => file.Text.Substring(node.Range.Start, node.Range.Length);

    private static string Quoted(string text) => text.Contains('\n', StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"({text.Length} characters)") : $"'{text}'";

    // A derived value has no setter; what the text said has one.
    private static IEnumerable<PropertyInfo> Parts(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static p => p.CanWrite && p.Name != nameof(SyntaxNode.Range)).OrderBy(static p => p.MetadataToken);
}
