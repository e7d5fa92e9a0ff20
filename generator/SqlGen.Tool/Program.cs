using System.CommandLine;
using SqlGen.Tool;
using SqlGen.Tool.Commands;

var root = new RootCommand("Reads PostgreSQL schemas as the SqlGen generator does")
{
    InspectCommand.Create(),
    ParseCommand.Create(),
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

return await parsed.InvokeAsync();
