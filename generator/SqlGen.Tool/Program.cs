using System.CommandLine;
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

var root = new RootCommand("Reads PostgreSQL schemas as the SqlGen generator does")
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
        Console.Error.WriteLine(error.Message);
    }

    return ExitCode.CouldNotRun;
}

// Without a time to end in, Ctrl+C kills the process, and the server goes on with its statement.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
