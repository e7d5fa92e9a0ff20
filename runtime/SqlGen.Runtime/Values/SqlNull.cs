using System.ComponentModel;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>NULL where the schema promised none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlNull
{
    /// <summary>The exception for a place that is never NULL by the schema.</summary>
    public static SqlGenDataException In(string name) =>
        new($"{name} is NULL, though the schema says that it never is; compare the database with the schema the code was generated from");

    /// <summary>Reads a row; NULL in a place that promises none is told by its column instead of as a failed cast.</summary>
    internal static T Guard<T>(SqlStatement statement, NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read)
    {
        try
        {
            return read(reader);
        }
        catch (InvalidCastException e) when (e.Message.EndsWith("is null.", StringComparison.Ordinal))
        {
            throw new SqlGenDataException(
                $"{statement.Name}: {e.Message.TrimEnd('.')}, though the schema says that it never is; compare the database with the schema the code was generated from", e);
        }
    }
}
