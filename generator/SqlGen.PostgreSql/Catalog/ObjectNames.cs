using System.Text;

namespace SqlGen.PostgreSql.Catalog;

/// <summary>Names as the server makes them where the text gives none; how long they may be, and how they avoid each other.</summary>
public static class ObjectNames
{
    /// <summary>NAMEDATALEN - 1: longer names are cut, at a character's boundary, when they are read.</summary>
    public const int MaximumBytes = 63;

    /// <summary>An identifier as the server stores it: cut to 63 bytes of UTF-8.</summary>
    public static string Truncate(string name) => name.Length * 3 <= MaximumBytes ? name : Clip(name, MaximumBytes);

    /// <summary><c>name1_name2_label</c>, the longer name cut first so that it fits; the label is never cut (indexcmds.c: makeObjectName).</summary>
    public static string Make(string name1, string? name2, string label)
    {
        var available = MaximumBytes - (label.Length + 1) - (name2 is null ? 0 : 1);
        var bytes1 = Encoding.UTF8.GetByteCount(name1);
        var bytes2 = name2 is null ? 0 : Encoding.UTF8.GetByteCount(name2);
        while (bytes1 + bytes2 > available)
        {
            if (bytes1 > bytes2)
            {
                bytes1--;
            }
            else
            {
                bytes2--;
            }
        }

        var start = Clip(name1, bytes1);
        return name2 is null ? start + "_" + label : start + "_" + Clip(name2, bytes2) + "_" + label;
    }

    /// <summary>The first of <c>…_label</c>, <c>…_label1</c>, <c>…_label2</c>, … that isn't taken.</summary>
    public static string Choose(string name1, string? name2, string label, Predicate<string> isTaken)
    {
        for (var pass = 0; ; pass++)
        {
            var name = Make(name1, name2, pass == 0 ? label : label + pass);
            if (!isTaken(name))
            {
                return name;
            }
        }
    }

    /// <summary>The columns' part of an index or foreign key name: joined by underscores, no more of them once 64 bytes are reached.</summary>
    public static string JoinColumns(IEnumerable<string> columns)
    {
        var joined = new StringBuilder();
        var bytes = 0;
        foreach (var column in columns)
        {
            if (bytes > 0)
            {
                joined.Append('_');
                bytes++;
            }

            joined.Append(column);
            bytes += Encoding.UTF8.GetByteCount(column);
            if (bytes >= MaximumBytes + 1)
            {
                break;
            }
        }

        return joined.ToString();
    }

    /// <summary>Names of an index's own columns, made unique by a number: <c>expr</c>, <c>expr1</c> (indexcmds.c: ChooseIndexColumnNames).</summary>
    public static List<string> IndexColumns(IEnumerable<string> names)
    {
        var result = new List<string>();
        foreach (var name in names)
        {
            var unique = name;
            for (var i = 1; result.Contains(unique); i++)
            {
                var number = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                unique = Clip(name, MaximumBytes - number.Length) + number;
            }

            result.Add(unique);
        }

        return result;
    }

    /// <summary><c>floatrange</c> → <c>floatmultirange</c>, other names get <c>_multirange</c> (pg_type.c: makeMultirangeTypeName).</summary>
    public static string Multirange(string rangeName)
    {
        var at = rangeName.IndexOf("range", StringComparison.Ordinal);
        return Clip(at < 0 ? Clip(rangeName, MaximumBytes - "_multirange".Length) + "_multirange" : rangeName.Insert(at, "multi"), MaximumBytes);
    }

    private static string Clip(string text, int bytes)
    {
        var length = 0;
        while (length < text.Length)
        {
            var isPair = char.IsHighSurrogate(text[length]) && length + 1 < text.Length;
            bytes -= isPair ? 4 : text[length] < 0x80 ? 1 : text[length] < 0x800 ? 2 : 3;
            if (bytes < 0)
            {
                break;
            }

            length += isPair ? 2 : 1;
        }

        return text.Substring(0, length);
    }
}
