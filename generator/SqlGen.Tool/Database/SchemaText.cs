using System.Text;
using Npgsql;

namespace SqlGen.Tool.Database;

/// <summary>Writes a live database as SQL text (Definitions/*.sql): what an object needs stands before it, and what nothing decides stands in order of names.</summary>
internal static class SchemaText
{
    public static async Task<string> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var query in (string[])["select set_config('search_path', '', true)", Query("objects"), Query("dependencies"), Query("finishing")])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(query));
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        var statements = new Dictionary<(uint Class, uint Id), Definition>();
        while (await reader.ReadAsync(ct))
        {
            if (!await reader.IsDBNullAsync(4, ct))
            {
                var key = (reader.GetFieldValue<uint>(0), reader.GetFieldValue<uint>(1));
                statements[key] = new Definition(reader.GetInt32(2), reader.GetString(3), reader.GetString(4));
            }
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (statements.TryGetValue((reader.GetFieldValue<uint>(0), reader.GetFieldValue<uint>(1)), out var dependent)
                && statements.TryGetValue((reader.GetFieldValue<uint>(2), reader.GetFieldValue<uint>(3)), out var needed) && needed != dependent)
            {
                dependent.Needs.Add(needed);
            }
        }

        await reader.NextResultAsync(ct);
        var finishing = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            finishing.Add(reader.GetString(2));
        }

        return Print(statements.Values, finishing);
    }

    private static string Print(IEnumerable<Definition> definitions, List<string> finishing)
    {
        var text = new StringBuilder();

        // Bodies are text that may name what only comes later.
        text.Append("set check_function_bodies = off;\nset search_path = '';\n\n");
        foreach (var definition in InOrder([.. definitions.OrderBy(static d => d.Rank).ThenBy(static d => d.Name, StringComparer.Ordinal)]))
        {
            text.Append(definition.Text.Replace("\r\n", "\n", StringComparison.Ordinal)).Append("\n\n");
        }

        foreach (var statement in finishing)
        {
            text.Append(statement.Replace("\r\n", "\n", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }

    // Depth first over what each needs; a circle (a table whose default calls a function over its rows) is cut where it closes.
    private static List<Definition> InOrder(List<Definition> sorted)
    {
        var ordered = new List<Definition>(sorted.Count);
        var seen = new HashSet<Definition>();
        foreach (var definition in sorted)
        {
            Visit(definition);
        }

        return ordered;

        void Visit(Definition definition)
        {
            if (!seen.Add(definition))
            {
                return;
            }

            foreach (var needed in definition.Needs.OrderBy(static d => d.Rank).ThenBy(static d => d.Name, StringComparer.Ordinal))
            {
                Visit(needed);
            }

            ordered.Add(definition);
        }
    }

    private static string Query(string name)
    {
        using var stream = typeof(SchemaText).Assembly.GetManifestResourceStream($"definitions.{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class Definition(int rank, string name, string text)
    {
        public int Rank => rank;

        public string Name => name;

        public string Text => text;

        public HashSet<Definition> Needs { get; } = [];
    }
}
