using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

public sealed partial class SqlPrinter
{
    private bool Xml(Expression expression)
    {
        switch (expression)
        {
            case XmlConcatExpression e: Write("xmlconcat"); Parenthesized(e.Items, Expression); break;
            case XmlElementExpression e: XmlElement(e); break;
            case XmlForestExpression e: Write("xmlforest"); Parenthesized(e.Items, XmlAttribute); break;
            case XmlParseExpression e:
                Write(e.IsDocument ? "xmlparse(document " : "xmlparse(content ");
                Expression(e.Text);
                Write(e.PreservesWhitespace ? " preserve whitespace)" : ")");
                break;
            case XmlInstructionExpression e:
                Write("xmlpi(name ");
                Identifier(e.Name);
                Optional(", ", e.Content, Expression);
                Write(")");
                break;
            case XmlRootExpression e: XmlRoot(e); break;
            case XmlSerializeExpression e:
                Write(e.IsDocument ? "xmlserialize(document " : "xmlserialize(content ");
                Expression(e.Xml);
                Write(" as ");
                Type(e.Type);
                Write(e.IsIndented ? " indent)" : ")");
                break;
            default: return false;
        }

        return true;
    }

    private void XmlElement(XmlElementExpression element)
    {
        Write("xmlelement(name ");
        Identifier(element.Name);
        if (element.Attributes.Count > 0)
        {
            Write(", xmlattributes");
            Parenthesized(element.Attributes, XmlAttribute);
        }

        WriteIf(element.Content.Count > 0, ", ");
        List(element.Content, Expression);
        Write(")");
    }

    private void XmlAttribute(XmlAttribute attribute)
    {
        Expression(attribute.Value);
        Optional(" as ", attribute.Name, Identifier);
    }

    private void XmlRoot(XmlRootExpression root)
    {
        Write("xmlroot(");
        Expression(root.Xml);
        Write(", version ");
        WriteIf(root.Version is null, "no value");
        Optional("", root.Version, Expression);
        Write(root.Standalone switch { true => ", standalone yes)", false => ", standalone no)", _ => root.HasNoStandalone ? ", standalone no value)" : ")" });
    }

    private void XmlTable(FromXmlTable table)
    {
        Write("xmltable(");
        if (table.Namespaces.Count > 0)
        {
            Write("xmlnamespaces");
            Parenthesized(table.Namespaces, n =>
            {
                WriteIf(n.Name is null, "default ");
                Restricted(n.Uri);
                Optional(" as ", n.Name, Identifier);
            });
            Write(", ");
        }

        Primary(table.RowPath);
        Write(" passing ");
        Primary(table.Document);
        Write(" columns ");
        List(table.Columns, XmlColumn);
        Write(")");
    }

    private void XmlColumn(XmlTableColumn column)
    {
        Identifier(column.Name);
        WriteIf(column.Type is null, " for ordinality");
        Optional(" ", column.Type, Type);
        Optional(" path ", column.Path, Restricted);
        Optional(" default ", column.Default, Restricted);
        WriteIf(column.IsNotNull, " not null");
    }
}
