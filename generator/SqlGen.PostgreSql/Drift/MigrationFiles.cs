using System.Text;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Drift;

/// <summary>
/// Migration files in the order in which the usual tools run them: by number or timestamp, Flyway's <c>V1_2__</c> by version and <c>R__</c> last, Prisma's
/// folders by name. What undoes a migration is left out.
/// </summary>
public static class MigrationFiles
{
    // goose, sql-migrate, dbmate: a comment begins each direction.
    private static readonly string[] DownMarks = ["+goose down", "+migrate down", "migrate:down"];
    private static readonly string[] UpMarks = ["+goose up", "+migrate up", "migrate:up"];

    public static IReadOnlyList<SourceFile> InOrder(IEnumerable<SourceFile> files) =>
    [
        .. files.Where(static f => !IsUndo(f.Path)).Select(static f => (File: f, Key: OrderOf(f.Path)))
            .OrderBy(static f => f.Key.Repeatable).ThenBy(static f => f.Key.Version, StringComparer.Ordinal).ThenBy(static f => f.Key.Name, StringComparer.Ordinal)
            .Select(static f => UpSections(f.File)),
    ];

    private static bool IsUndo(string path)
    {
        var name = NameOf(path);
        return name.EndsWith(".down.sql", StringComparison.OrdinalIgnoreCase) || name.Equals("down.sql", StringComparison.OrdinalIgnoreCase)
            || (name.Length > 1 && name[0] == 'U' && char.IsDigit(name[1]) && name.Contains("__"));
    }

    private static (bool Repeatable, string Version, string Name) OrderOf(string path)
    {
        var name = NameOf(path);
        if (name is "migration.sql" or "up.sql")
        {
            // Prisma and diesel: the folder has the timestamp.
            var folder = path.Substring(0, path.Length - name.Length).TrimEnd('/', '\\');
            name = NameOf(folder);
        }

        if (name.StartsWith("R__", StringComparison.Ordinal))
        {
            return (true, "", name);
        }

        var start = name.Length > 1 && name[0] is 'V' or 'v' && char.IsDigit(name[1]) ? 1 : 0;
        return (false, Version(name, start, isFlyway: start == 1 && name.Contains("__")), name);
    }

    // Numbers are padded, so that 10 comes after 9; a Flyway version has several.
    private static string Version(string name, int start, bool isFlyway)
    {
        var version = new StringBuilder();
        var i = start;
        while (i < name.Length && char.IsDigit(name[i]))
        {
            var end = i;
            while (end < name.Length && char.IsDigit(name[end]))
            {
                end++;
            }

            version.Append(name.Substring(i, end - i).TrimStart('0').PadLeft(20, '0'));
            var goesOn = isFlyway && end + 1 < name.Length && name[end] is '.' or '_' && char.IsDigit(name[end + 1]);
            if (!goesOn)
            {
                return version.ToString();
            }

            version.Append('.');
            i = end + 1;
        }

        return version.ToString();
    }

    /// <summary>What comes after a mark of the way down becomes spaces, so that every place stays what it is.</summary>
    private static SourceFile UpSections(SourceFile file)
    {
        if (!DownMarks.Any(m => file.Text.IndexOf(m, StringComparison.OrdinalIgnoreCase) >= 0))
        {
            return file;
        }

        var text = new StringBuilder(file.Text.Length);
        var isDown = false;
        for (var start = 0; start < file.Text.Length;)
        {
            var end = file.Text.IndexOf('\n', start) is >= 0 and var at ? at + 1 : file.Text.Length;
            var line = file.Text.Substring(start, end - start);
            var mark = line.TrimStart();
            if (mark.StartsWith("--", StringComparison.Ordinal))
            {
                mark = mark.TrimStart('-', ' ').ToLowerInvariant();
                isDown = DownMarks.Any(m => mark.StartsWith(m, StringComparison.Ordinal)) || (isDown && !UpMarks.Any(m => mark.StartsWith(m, StringComparison.Ordinal)));
            }

            text.Append(isDown ? Blank(line) : line);
            start = end;
        }

        return new SourceFile(file.Path, text.ToString());
    }

    private static string Blank(string line)
    {
        var characters = line.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            characters[i] = characters[i] is '\r' or '\n' ? characters[i] : ' ';
        }

        return new string(characters);
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
