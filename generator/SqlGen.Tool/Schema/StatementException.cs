using Npgsql;

namespace SqlGen.Tool.Schema;

/// <summary>A statement that the server refused.</summary>
internal sealed class StatementException(SchemaStatement statement, PostgresException error) : Exception(error.MessageText, error)
{
    public PostgresException Error => error;

    /// <summary><c>file:line:column: error SQLSTATE: …</c>, the line with a caret, and the server's hint.</summary>
    public string Report()
    {
        var position = statement.Syntax.Range.Start + Offset();
        var lines = new List<string>
        {
            $"{SourcePlace.Of(statement.File, position)}: error {error.SqlState}: {error.MessageText}",
            SourcePlace.Excerpt(statement.File, position),
        };
        if (error.Detail is { Length: > 0 } detail)
        {
            lines.Add("  detail: " + detail);
        }

        if (Hint() is { } hint)
        {
            lines.Add("  hint: " + hint);
        }

        return string.Join('\n', lines);
    }

    // The server counts characters from one, not UTF-16 units.
    private int Offset()
    {
        var text = statement.Text;
        var offset = 0;
        for (var i = 1; i < error.Position && offset < text.Length; i++)
        {
            offset += char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length ? 2 : 1;
        }

        return offset;
    }

    private string? Hint() => error.SqlState switch
    {
        "55P04" => "a label that ALTER TYPE … ADD VALUE adds can only be used after the commit; put its use into a file of its own and apply that afterwards",
        "3F000" when error.MessageText.Contains("\"auth\"", StringComparison.Ordinal) =>
            "schema \"auth\" is Supabase's; on another PostgreSQL apply supabase-shim.sql (in SqlGen's folder \"schema\") first, which makes it, its functions and the API roles",
        _ => string.IsNullOrEmpty(error.Hint) ? null : error.Hint,
    };
}
