using Npgsql;

namespace HelpDesk;

/// <summary>SQL by hand, as it was right once.</summary>
public sealed class TicketQueries(NpgsqlDataSource source)
{
    public async Task<string?> SubjectAsync(long id)
    {
        // The column was renamed.
        await using var command = source.CreateCommand("select title from tickets where id = @id");
        command.Parameters.AddWithValue("id", id);
        return (string?)await command.ExecuteScalarAsync();
    }

    public async Task<object?> CustomerAsync(string email)
    {
        await using var connection = await source.OpenConnectionAsync();
        // The value has another name than the parameter.
        await using var command = new NpgsqlCommand("select id, name from customers where email = @email", connection);
        command.Parameters.AddWithValue("mail", email);
        return await command.ExecuteScalarAsync();
    }

    public async Task<int> CountByNameAsync(string name)
    {
        // A quote in the name ends the literal.
        await using var command = source.CreateCommand($"select count(*) from customers where name = '{name}'");
        return Convert.ToInt32(await command.ExecuteScalarAsync());
    }

    public async Task AddAsync(string email, string name)
    {
        await using var command = source.CreateCommand("insert into customers (email, name) values ($1, $2, now())");
        command.Parameters.AddWithValue(email);
        command.Parameters.AddWithValue(name);
        await command.ExecuteNonQueryAsync();
    }

    public NpgsqlBatch Nightly() => new(source.OpenConnection())
    {
        BatchCommands =
        {
            new NpgsqlBatchCommand("delete from customer where email is null"),
            new NpgsqlBatchCommand("select opened_tickets('6f0d1f9e-0d56-4b0e-9f0c-3a5b8e2d7c11')"),
            new NpgsqlBatchCommand("select id, from customers"),
        },
    };

    // A transaction by hand: a scope makes its own, and refuses this when it runs.
    public static Task CloseAsync(HelpDeskDatabase db, long id) =>
        db.Sql("begin; update tickets set status = 'closed' where id = $1; commit").With(id).ExecuteAsync();
}
