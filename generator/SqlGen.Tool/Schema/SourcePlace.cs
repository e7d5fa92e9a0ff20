using System.Text;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Schema;

/// <summary>A place in a file for people: <c>file:line:column</c>, and its line with a caret.</summary>
internal static class SourcePlace
{
    private const int LongestLine = 160;

    public static string Of(SourceFile file, int position)
    {
        var place = file.GetLinePosition(position);
        return $"{file.Path}:{place.Line + 1}:{place.Column + 1}";
    }

    public static string Excerpt(SourceFile file, int position)
    {
        if (file.Original is { } original)
        {
            return Excerpt(original, file.GetOriginalPosition(position));
        }

        position = Math.Min(position, file.Text.Length);
        var column = file.GetLinePosition(position).Column;
        var start = position - column;
        var end = file.Text.IndexOfAny(['\r', '\n'], start);
        var line = file.Text[start..(end < 0 ? file.Text.Length : end)];
        if (column > LongestLine)
        {
            line = line[(column - LongestLine / 2)..];
            column = LongestLine / 2;
        }

        // Tabs stay tabs, so that the caret stands below its character.
        var indent = new StringBuilder();
        foreach (var c in line.AsSpan(0, Math.Min(column, line.Length)))
        {
            indent.Append(c == '\t' ? '\t' : ' ');
        }

        return $"  {(line.Length > LongestLine ? line[..LongestLine] : line)}\n  {indent}^";
    }
}
