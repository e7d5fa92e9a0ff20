using System.CommandLine;
using SqlGen.Tool.Commands;

var root = new RootCommand("Reads PostgreSQL schemas as the SqlGen generator does")
{
    ParseCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
