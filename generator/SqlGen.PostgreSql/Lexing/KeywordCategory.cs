namespace SqlGen.PostgreSql.Lexing;

/// <summary>Where a keyword may stand as a name.</summary>
public enum KeywordCategory : byte
{
    /// <summary>Anywhere.</summary>
    Unreserved,

    /// <summary>As a column or table, not as a function or type.</summary>
    ColumnName,

    /// <summary>As a function or type, not as a column or table.</summary>
    TypeFunctionName,

    /// <summary>Only as a column label.</summary>
    Reserved,
}
