using Npgsql;
using SqlGen.PostgreSql.Text;

namespace SqlGen.Tool.Explain;

/// <summary>Finds values for a call's arguments: those given, else defaults, else what the data hold.</summary>
internal sealed class ArgumentSampler(NpgsqlConnection connection, CallerContext caller, VectorExpectation? search, string body)
{
    private const string Columns =
        """
        select n.nspname::text, c.relname::text, a.attname::text, format_type(a.atttypid, null)
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and format_type(a.atttypid, null) = any ($1)
        order by 1, 2, a.attnum
        """;

    private static readonly string[] VectorTypes = ["vector", "halfvec", "sparsevec", "bit"];

    private sealed record Column(string Schema, string Table, string Name, string Type);

    public async Task<IReadOnlyList<ArgumentValue>> ChooseAsync(CalledFunction function, IReadOnlyDictionary<string, string> given, CancellationToken ct)
    {
        if (given.Keys.FirstOrDefault(k => function.Arguments.All(a => a.Label != k)) is { } unknown)
        {
            throw new RefusalException($"argument \"{unknown}\" of {function.Signature} does not exist; it has {string.Join(", ", function.Arguments.Select(static a => a.Label))}");
        }

        var columns = await ColumnsAsync([.. function.Arguments.Select(static a => a.Type).Distinct()], ct);
        var values = new List<ArgumentValue>();
        var missing = new List<string>();
        foreach (var argument in function.Arguments)
        {
            if (given.TryGetValue(argument.Label, out var text))
            {
                values.Add(new ArgumentValue(argument, text.Equals("null", StringComparison.OrdinalIgnoreCase) ? null : text, "given"));
            }
            else if (!argument.HasDefault)
            {
                if (await SampleAsync(argument, columns, ct) is { } value)
                {
                    values.Add(value);
                }
                else
                {
                    missing.Add($"--arg {argument.Label}=… ({argument.Type})");
                }
            }
        }

        return missing.Count == 0 ? values : throw new RefusalException($"nothing in the data suits an argument of {function.Signature}; give {string.Join(", ", missing)}");
    }

    private async Task<ArgumentValue?> SampleAsync(CalledArgument argument, List<Column> columns, CancellationToken ct)
    {
        var name = Bare(argument.Name);
        if (caller.Subject is { } user && name is "user_id" or "owner_id" or "user" or "uid")
        {
            return new ArgumentValue(argument, user, "the user");
        }

        foreach (var column in columns.Where(c => c.Type == argument.Type && Suits(c, argument, name)).OrderByDescending(IsSearched).ThenByDescending(c => Mentions(c.Table)).Take(5))
        {
            if (await ValueAsync(column, ct) is { } text)
            {
                return new ArgumentValue(argument, text, $"a row of {(column.Schema == "public" ? "" : column.Schema + ".")}{column.Table}.{column.Name}");
            }
        }

        var usual = argument.Type switch
        {
            "integer" or "bigint" or "smallint" => name.Contains("offset", StringComparison.Ordinal) ? "0" : IsAmount(name) ? "10" : null,
            "double precision" or "real" or "numeric" => name.Contains("threshold", StringComparison.Ordinal) || name.Contains("similarity", StringComparison.Ordinal) ? "0.5" : null,
            "jsonb" or "json" => "{}",
            _ => null,
        };
        return usual is null ? null : new ArgumentValue(argument, usual, "a usual value");
    }

    private static bool IsAmount(string name) => name is "n" or "k" or "count" or "top" || name.Contains("count", StringComparison.Ordinal) || name.Contains("limit", StringComparison.Ordinal);

    // A vector of any row will do; of others the name says which column is meant, itself or as table_column.
    private static bool Suits(Column column, CalledArgument argument, string name) =>
        VectorTypes.Contains(argument.Type) || column.Name == name || (name.EndsWith("_" + column.Name, StringComparison.Ordinal) && column.Table.StartsWith(name[..^(column.Name.Length + 1)], StringComparison.Ordinal));

    private bool IsSearched(Column column) => search is not null && search.Column == column.Name && search.Table.Name == column.Table && search.Table.Schema == column.Schema;

    private bool Mentions(string word) => body.Contains(word, StringComparison.Ordinal);

    private static string Bare(string name)
    {
        foreach (var prefix in (string[])["p_", "_", "in_", "v_", "arg_", "filter_", "match_"])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return name[prefix.Length..];
            }
        }

        return name;
    }

    // What the caller may see suits him best.
    private async Task<string?> ValueAsync(Column column, CancellationToken ct)
    {
        var sql = $"select {SqlIdentifier.Quote(column.Name)}::text from {SqlIdentifier.Quote(column.Schema)}.{SqlIdentifier.Quote(column.Table)} where {SqlIdentifier.Quote(column.Name)} is not null limit 1";
        foreach (var context in (CallerContext[])[caller, CallerContext.Login])
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await context.EnterAsync(connection, ct);
            try
            {
                await using var command = new NpgsqlCommand(sql, connection);
                if (await command.ExecuteScalarAsync(ct) is string text)
                {
                    return text;
                }
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                continue;
            }
        }

        return null;
    }

    private async Task<List<Column>> ColumnsAsync(string[] types, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Columns, connection) { Parameters = { new() { Value = types } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var columns = new List<Column>();
        while (await reader.ReadAsync(ct))
        {
            columns.Add(new Column(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        }

        return columns;
    }
}
