using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Syntax;

/// <summary>XMLTABLE.</summary>
public sealed record FromXmlTable(
    TextRange Range, Expression RowPath, Expression Document, IReadOnlyList<XmlTableColumn> Columns, bool IsLateral, TableAlias? Alias)
    : FromItem(Range, Alias)
{
    public IReadOnlyList<XmlNamespace> Namespaces { get; init; } = [];
}

/// <summary>A namespace; without a name, the default one.</summary>
public sealed record XmlNamespace(TextRange Range, Expression Uri, Identifier? Name) : SyntaxNode(Range);

/// <summary>A column of XMLTABLE; without a type, FOR ORDINALITY.</summary>
public sealed record XmlTableColumn(TextRange Range, Identifier Name, TypeName? Type) : SyntaxNode(Range)
{
    public Expression? Path { get; init; }

    public Expression? Default { get; init; }

    public bool IsNotNull { get; init; }
}
