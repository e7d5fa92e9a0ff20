using SqlGen.Generator.Model;

namespace SqlGen.Generator.Emit;

/// <summary>Writes XML documentation. Texts from the model are escaped already.</summary>
internal static class DocWriter
{
    /// <summary>The comment as summary and the SQL as remark; the SQL alone as summary where there is no comment.</summary>
    public static void Doc(this CodeWriter writer, DocModel doc)
    {
        if (doc.Comment is null)
        {
            writer.Summary(doc.Sql);
            return;
        }

        writer.Summary(doc.Comment);
        writer.Remarks(doc.Sql);
    }

    public static void Summary(this CodeWriter writer, string text) => writer.Element("summary", text);

    public static void Remarks(this CodeWriter writer, string text) => writer.Element("remarks", text);

    public static void Param(this CodeWriter writer, string parameterName, string text) =>
        writer.Element($"param name=\"{parameterName.TrimStart('@')}\"", text);

    public static void Returns(this CodeWriter writer, string text) => writer.Element("returns", text);

    private static void Element(this CodeWriter writer, string start, string text)
    {
        var space = start.IndexOf(' ');
        var name = space < 0 ? start : start.Substring(0, space);
        if (text.IndexOf('\n') < 0)
        {
            writer.Line($"/// <{start}>{text}</{name}>");
            return;
        }

        writer.Line($"/// <{start}>");
        foreach (var line in text.Split('\n'))
        {
            writer.Line($"/// {line}".TrimEnd());
        }

        writer.Line($"/// </{name}>");
    }
}
