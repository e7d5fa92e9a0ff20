using System.Globalization;

namespace SqlGen.PostgreSql.PlPgSql;

internal enum ValueKind
{
    Unknown,
    Null,
    Boolean,
    Integer,
    Text,
    Array,
    Row,
}

/// <summary>A row of a query or of a catalog table: a column's value by its name, null if there is no such column.</summary>
internal delegate SqlValue? RowFields(string column);

/// <summary>A value that the text decides, or the knowledge that it doesn't. Object identifiers are texts that begin with a control character.</summary>
internal readonly record struct SqlValue(ValueKind Kind, object? Data)
{
    public static readonly SqlValue Unknown = new(ValueKind.Unknown, null);
    public static readonly SqlValue Null = new(ValueKind.Null, null);

    public bool IsUnknown => Kind == ValueKind.Unknown;

    public bool IsNull => Kind == ValueKind.Null;

    public static SqlValue Of(string? text) => text is null ? Null : new SqlValue(ValueKind.Text, text);

    public static SqlValue Of(long number) => new(ValueKind.Integer, number);

    public static SqlValue Of(bool value) => new(ValueKind.Boolean, value);

    public static SqlValue Of(IReadOnlyList<SqlValue> elements) => new(ValueKind.Array, elements);

    public static SqlValue Of(RowFields row) => new(ValueKind.Row, row);

    /// <summary>What a variable takes from a row: a scalar its first column, a record the fields. Of one column it is both.</summary>
    public static SqlValue Of(QueryRow row) => row.Values.Count == 1 && !row.First.IsUnknown ? row.First with { Fields = row.Fields } : Of(row.Fields);

    /// <summary>The fields, where the value came as a row.</summary>
    public RowFields? Fields { get; init; } = Data as RowFields;

    public IReadOnlyList<SqlValue>? Elements => Data as IReadOnlyList<SqlValue>;

    /// <summary>True or false; null for NULL, and for what isn't known.</summary>
    public bool? AsBoolean => Kind switch
    {
        ValueKind.Boolean => (bool)Data!,
        ValueKind.Text => ((string)Data!).ToLowerInvariant() switch
        {
            "t" or "true" or "yes" or "on" or "1" => true,
            "f" or "false" or "no" or "off" or "0" => false,
            _ => null,
        },
        _ => null,
    };

    public long? AsInteger => Kind switch
    {
        ValueKind.Integer => (long)Data!,
        ValueKind.Text when long.TryParse((string)Data!, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>As a cast to text prints it; null for NULL and what isn't known.</summary>
    public string? AsText => Kind switch
    {
        ValueKind.Text => ObjectKey.NameOf((string)Data!),
        ValueKind.Integer => ((long)Data!).ToString(CultureInfo.InvariantCulture),
        ValueKind.Boolean => (bool)Data! ? "true" : "false",
        _ => null,
    };

    /// <summary>Order of two known values; null where it isn't known.</summary>
    public static int? Compare(SqlValue left, SqlValue right)
    {
        if (left.Kind == ValueKind.Boolean || right.Kind == ValueKind.Boolean)
        {
            return left.AsBoolean is { } l && right.AsBoolean is { } r ? l.CompareTo(r) : null;
        }

        if (left.Kind == ValueKind.Integer || right.Kind == ValueKind.Integer)
        {
            return left.AsInteger is { } l && right.AsInteger is { } r ? l.CompareTo(r) : null;
        }

        if (left.Elements is { } a && right.Elements is { } b)
        {
            return a.Count == b.Count && a.Zip(b, static (x, y) => Compare(x, y)).All(static c => c == 0) ? 0 : 1;
        }

        return left.Data is string x && right.Data is string y ? string.CompareOrdinal(x, y) : null;
    }
}
