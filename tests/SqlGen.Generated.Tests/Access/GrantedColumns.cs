using Npgsql;

namespace SqlGen.Generated.Tests.Access;

/// <summary>What a server says of the columns that a role may name, and the statements of the generated calls made of them.</summary>
internal sealed record GrantedColumns(string Table, IReadOnlyList<string> Readable, IReadOnlyList<string> Insertable, IReadOnlyList<string> Updatable)
{
    private static readonly string[] s_all = ["id", "note"];

    public static async Task<GrantedColumns> ReadAsync(NpgsqlConnection connection, string role, string table, CancellationToken cancellationToken)
    {
        var granted = new List<List<string>>();
        foreach (var privilege in new[] { "SELECT", "INSERT", "UPDATE" })
        {
            await using var command = new NpgsqlCommand(
                $"select attname::text from pg_attribute where attrelid = $1::regclass and attnum > 0 and has_column_privilege('{role}', attrelid, attnum, '{privilege}') order by attnum", connection)
            {
                Parameters = { new() { Value = table } },
            };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            granted.Add([]);
            while (await reader.ReadAsync(cancellationToken))
            {
                granted[^1].Add(reader.GetString(0));
            }
        }

        return new(table, granted[0], granted[1], granted[2]);
    }

    /// <summary>What the verb sends of the columns that are granted, and of all where none is. Every table has a row of key 1.</summary>
    public string Sql(string verb)
    {
        var assigned = Or(Insertable).Where(c => c != "id" && Updatable.Contains(c)).Select(c => Readable.Contains(c) ? $"{c} = excluded.{c}" : $"{c} = {Value(c, key: 1)}");
        var touched = Updatable.FirstOrDefault(Readable.Contains) ?? "id";
        return verb switch
        {
            "GetAsync" => $"select {Text(Or(Readable))} from {Table} where id = 1",
            "InsertAsync" => $"{Insert(Or(Insertable), key: 50)} returning {Text(Or(Readable))}",
            "InsertManyAsync" => Insert(Or(Insertable), key: 50),
            "UpsertAsync" => $"{Insert(Or(Insertable), key: 1)} on conflict (id) do update set {Text(assigned.DefaultIfEmpty($"{touched} = {Table}.{touched}"))} returning {Text(Or(Readable))}",
            "UpdateAsync" => $"update {Table} set {Text(Or(Updatable).Select(static c => $"{c} = {Value(c, key: 1)}"))} where id = 1",
            _ => $"delete from {Table} where id = 1",
        };
    }

    private string Insert(IReadOnlyList<string> columns, int key) => $"insert into {Table} ({Text(columns)}) values ({Text(columns.Select(c => Value(c, key)))})";

    private static string Value(string column, int key) => column == "id" ? FormattableString.Invariant($"{key}") : "'x'";

    private static IReadOnlyList<string> Or(IReadOnlyList<string> granted) => granted.Count == 0 ? s_all : granted;

    private static string Text(IEnumerable<string> parts) => string.Join(", ", parts);
}
