using System.CommandLine;
using Npgsql;
using Spectre.Console;
using SqlGen.PostgreSql.Drift;
using SqlGen.Schema;
using SqlGen.Tool.Database;
using SqlGen.Tool.Output;
using SqlGen.Tool.Schema;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen rollback FILE…</c>: drops what the schema made, after showing it and asking.</summary>
internal static class RollbackCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "The schema files that were applied." };
        var connection = ConnectionOption.Create();
        var yes = new Option<bool>("--yes") { Description = "Doesn't ask." };
        var extensions = new Option<bool>("--extensions") { Description = "Drops the extensions of the files too." };
        var command = new Command("rollback",
            "Drops everything that the schema files make, with all data in it, in one transaction, after showing it and asking. Where something that is not the schema's "
            + "would be dropped with it, nothing is. Extensions stay unless --extensions is given; roles always stay.\n\n"
            + "Example: sqlgen rollback schema.sql --connection \"Host=localhost;Database=app;Username=me\"")
        {
            files, connection, yes, extensions,
        };
        command.SetAction((result, ct) => RunAsync(result.GetValue(files)!, result.GetValue(connection), result.GetValue(yes), result.GetValue(extensions), ct));
        return command;
    }

    private static Task<int> RunAsync(string[] paths, string? connectionString, bool yes, bool extensions, CancellationToken ct) =>
        SchemaCommand.RunAsync(paths, connectionString, async (source, connection, text) =>
        {
            var live = await DatabaseComparison.ReadAsync(connection, ct);
            var made = await DatabaseComparison.ExpectAsync(source, live, connection, text, ct) ?? source.Items;
            var removal = SchemaRemoval.Plan(made, live, extensions);
            if (removal.Objects.Count + removal.Parts.Count + removal.Schemas.Count == 0)
            {
                AnsiConsole.MarkupLineInterpolated($"[green]nothing to do: {ConnectionOption.Describe(connection)} holds nothing of {source.Name}[/]");
                return ExitCode.Fine;
            }

            Show(removal, ConnectionOption.Describe(connection));
            return await Confirmation.AskAsync("Drop all of this, with the data in it?", "nothing was dropped", yes, ct) ? await DropAsync(removal, connection, ct) : ExitCode.CouldNotRun;
        }, ct);

    private static void Show(SchemaRemoval removal, string database)
    {
        var tree = new Tree(Markup.Escape($"to be dropped from {database}"));
        foreach (var item in removal.Parts.Concat(removal.Objects))
        {
            tree.AddNode($"[red]{Markup.Escape(new SchemaDifference(item, null, "", null, false).Thing)}[/]");
        }

        foreach (var schema in removal.Schemas)
        {
            tree.AddNode($"[red]schema \"{Markup.Escape(schema)}\"[/], if nothing else is in it");
        }

        AnsiConsole.Write(tree);
    }

    private static async Task<int> DropAsync(SchemaRemoval removal, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await removal.RunAsync(connection, ct);
        var foreign = removal.Foreign(await LiveItems.ReadAsync(connection, schemas: null, ct)).ToList();
        if (foreign.Count > 0)
        {
            await transaction.RollbackAsync(ct);
            Console.Error.WriteLine("nothing was dropped, because this is not the schema's and would go with it:");
            foreach (var item in foreign)
            {
                Console.Error.WriteLine("  " + new SchemaDifference(item, null, "", null, false).Thing);
            }

            return ExitCode.CouldNotRun;
        }

        await transaction.CommitAsync(ct);
        AnsiConsole.MarkupLineInterpolated($"[green]{ReadableText.Count(removal.Objects.Count + removal.Parts.Count, "object")} dropped from {ConnectionOption.Describe(connection)}[/]");
        return ExitCode.Fine;
    }
}
