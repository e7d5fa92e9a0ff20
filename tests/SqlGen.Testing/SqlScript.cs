using System.Reflection;
using Npgsql;

namespace SqlGen.Testing;

/// <summary>SQL text with a name to report it by.</summary>
public sealed record SqlScript(string Name, string Text)
{
    /// <summary>The roles, logins and <c>auth</c> functions that plain PostgreSQL lacks.</summary>
    public static SqlScript SupabaseShim { get; } = Read("supabase-shim.sql");

    /// <summary>The schema of this repository.</summary>
    public static SqlScript Schema { get; } = Read("schema.sql");

    /// <summary>Runs the statements one by one.</summary>
    public async Task ExecuteAsync(NpgsqlConnection connection, CancellationToken ct = default)
    {
        foreach (var statement in StatementSplitter.Split(Text))
        {
            await using var command = new NpgsqlCommand(Protect(statement), connection) { CommandTimeout = 120 };
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>A statement that Npgsql does not cut at the semicolons inside it: such a one is executed from a string.</summary>
    public static string Protect(string statement) =>
        StatementSplitter.IsCompound(statement) ? $"do $wrap$ begin execute $statement${statement}$statement$; end $wrap$" : statement;

    internal static SqlScript Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return new(name, reader.ReadToEnd());
    }
}
