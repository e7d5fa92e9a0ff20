using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace SqlGen.Internal;

/// <summary>A column and how its value is written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlInsertColumn
{
    /// <summary>A column.</summary>
    /// <param name="name">The column as SQL, quoted where needed.</param>
    /// <param name="value">Its value: <c>$1</c>, or an expression that counts its parameters from 1, as in <c>$1::public.mood</c> or <c>row($1, $2)::public.address</c>.</param>
    public SqlInsertColumn(string name, string value = "$1")
    {
        Name = name;
        Value = value;
        ParameterCount = Render(new StringBuilder(), 0, null);
    }

    /// <summary>The column as SQL.</summary>
    public string Name { get; }

    /// <summary>Its value, with parameters counted from 1.</summary>
    public string Value { get; }

    /// <summary>How many parameters the value takes.</summary>
    public int ParameterCount { get; }

    /// <summary>A column whose value is one parameter.</summary>
    public static implicit operator SqlInsertColumn(string name) => new(name);

    /// <summary>Writes the value with its parameters counted from <paramref name="before"/> + 1; returns how many it takes.</summary>
    internal int Render(StringBuilder text, int before) => Render(text, before, null);

    /// <summary>Writes the value with a column in place of its one parameter.</summary>
    internal void Render(StringBuilder text, string column) => Render(text, 0, column);

    private int Render(StringBuilder text, int before, string? column)
    {
        var highest = 0;
        var quoted = false;
        for (var i = 0; i < Value.Length; i++)
        {
            var c = Value[i];
            quoted ^= c == '"';
            if (c != '$' || quoted)
            {
                text.Append(c);
                continue;
            }
            var end = i + 1;
            while (end < Value.Length && char.IsAsciiDigit(Value[end]))
                end++;
            var number = int.Parse(Value.AsSpan(i + 1, end - i - 1), CultureInfo.InvariantCulture);
            highest = Math.Max(highest, number);
            if (column is not null)
                text.Append(column);
            else
                text.Append('$').Append(before + number);
            i = end - 1;
        }
        return highest;
    }
}
