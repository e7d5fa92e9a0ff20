using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;
using SqlGen.Tool;
using SqlGen.Tool.Commands;

// A statement goes to the server as it stands in the file: Npgsql would split at the semicolons of BEGIN ATOMIC bodies and read @ as a parameter.
AppContext.SetSwitch("Npgsql.EnableSqlRewriting", false);

// Lines are broken for a terminal's width, never in a file or pipe.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 1000;
}

var root = new RootCommand("Checks, applies, compares and looks after PostgreSQL schemas, and reads them as the SqlGen generator does")
{
    ApplyCommand.Create(),
    ArchiveCommand.Create(),
    DocsCommand.Create(),
    ExplainCommand.Create(),
    InspectCommand.Create(),
    LintCommand.Create(),
    ParseCommand.Create(),
    PullCommand.Create(),
    RollbackCommand.Create(),
    StatsCommand.Create(),
    TuneCommand.Create(),
    VacuumCommand.Create(),
    VerifyCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.SymbolResult is ArgumentResult { Parent: CommandResult, Tokens.Count: 0 } missing ? $"{missing.Argument.Name} is missing" : error.Message);
    }

    var command = parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ";
    Console.Error.WriteLine($"\"sqlgen {command}--help\" shows what there is");
    return ExitCode.CouldNotRun;
}

// A list of commands is read by their first sentences.
if (parsed.CommandResult.Command == root)
{
    foreach (var command in root.Subcommands)
    {
        command.Description = command.Description!.Split(". ")[0].Split(".\n")[0].TrimEnd('.');
    }
}

// Without a time to end in, Ctrl+C kills the process, and the server goes on with its statement.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
