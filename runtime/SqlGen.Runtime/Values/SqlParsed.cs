using System.ComponentModel;
using System.Globalization;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>Types that the user maps and that travel as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlParsed
{
    /// <summary>Parses the text of a value.</summary>
    /// <exception cref="SqlGenDataException">The type can't parse it.</exception>
    public static T Read<T>(NpgsqlDataReader reader, int ordinal)
        where T : IParsable<T>
    {
        var text = reader.GetString(ordinal);
        return T.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new SqlGenDataException($"column \"{reader.GetName(ordinal)}\" holds a value that {typeof(T).Name} can't parse; change the value or the type it is mapped to");
    }

    /// <summary>The text of a value; null is SQL's NULL.</summary>
    public static string? Write<T>(T value) =>
        value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString();
}
