using Npgsql;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Database;

namespace SqlGen.Tool.Explain;

/// <summary>A function of a live database, found by the name or signature that a user typed.</summary>
/// <param name="ReturnsRows">Whether it stands in FROM: it returns a set, or columns.</param>
internal sealed record CalledFunction(uint Id, string Schema, string Name, string Signature, string Language, bool ReturnsRows, IReadOnlyList<CalledArgument> Arguments)
{
    private const string Find =
        """
        select p.oid, n.nspname::text, p.proname::text, p.oid::regprocedure::text, l.lanname::text, p.proretset or t.typtype = 'c' or p.prorettype = 'record'::regtype, p.prokind
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang join pg_type t on t.oid = p.prorettype,
          lateral (select case when $1 like '%(%' then null else parse_ident($1) end) named (parts)
        where case when named.parts is null then p.oid = to_regprocedure($1)
          when cardinality(named.parts) = 2 then n.nspname = named.parts[1] and p.proname = named.parts[2]
          else p.proname = named.parts[1] and pg_function_is_visible(p.oid) end
        order by 4
        """;

    private const string ReadArguments =
        """
        select coalesce(p.proargnames[a.position], ''), format_type(a.type, null), coalesce(p.proargmodes[a.position], 'i') = 'v',
          row_number() over (order by a.position) > p.pronargs - p.pronargdefaults
        from pg_proc p, unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality a (type, position)
        where p.oid = $1 and coalesce(p.proargmodes[a.position], 'i') in ('i', 'b', 'v') order by a.position
        """;

    private string Sql => SqlIdentifier.Quote(Schema) + "." + SqlIdentifier.Quote(Name);

    public static async Task<CalledFunction> FindAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        var found = new List<(CalledFunction Function, char Kind)>();
        await using (var command = new NpgsqlCommand(Find, connection) { Parameters = { new() { Value = name } } })
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                found.Add((new CalledFunction(reader.GetFieldValue<uint>(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetBoolean(5), []),
                    reader.GetFieldValue<char>(6)));
            }
        }

        if (found.Count != 1)
        {
            throw new RefusalException(found.Count == 0
                ? $"function \"{name}\" does not exist in {ConnectionOption.Describe(connection)}; names are SCHEMA.FUNCTION, or FUNCTION where the search_path finds it"
                : $"function \"{name}\" is not unique; choose one of\n  {string.Join("\n  ", found.Select(static f => $"\"{f.Function.Signature}\""))}");
        }

        var (function, kind) = found[0];
        return kind != 'f' ? throw new RefusalException($"{function.Signature} is {(kind == 'p' ? "a procedure" : "an aggregate or window function")}, whose calls PostgreSQL has no plan of")
            : function with { Arguments = await ArgumentsAsync(connection, function.Id, ct) };
    }

    /// <summary>The call with a text for each argument that is given one; the others have defaults.</summary>
    public string Call(IReadOnlyList<ArgumentValue> values, Func<ArgumentValue, int, string> write)
    {
        var isNamed = Arguments.All(static a => a.Name.Length > 0);
        var list = string.Join(", ", values.Select((v, i) => (v.Argument.IsVariadic ? "variadic " : "") + (isNamed ? SqlIdentifier.Quote(v.Argument.Name) + " => " : "") + write(v, i)));
        return $"select {(ReturnsRows ? "* from " : "")}{Sql}({list})";
    }

    private static async Task<List<CalledArgument>> ArgumentsAsync(NpgsqlConnection connection, uint id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(ReadArguments, connection) { Parameters = { new() { Value = id, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Oid } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var arguments = new List<CalledArgument>();
        while (await reader.ReadAsync(ct))
        {
            arguments.Add(new CalledArgument(arguments.Count + 1, reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3)));
        }

        return arguments;
    }
}

/// <param name="Position">From 1: how one without a name is given.</param>
internal sealed record CalledArgument(int Position, string Name, string Type, bool IsVariadic, bool HasDefault)
{
    public string Label => Name.Length > 0 ? Name : $"{Position}";
}
