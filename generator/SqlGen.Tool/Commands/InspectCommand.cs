using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen inspect FILE…</c>: the catalog as JSON on stdout, diagnostics on stderr.</summary>
internal static class InspectCommand
{
    // Comments and names stay readable; what is printed is no HTML.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Schema files, replayed in the order given." };
        var server = ServerOption.Create();
        var command = new Command("inspect", "Prints the catalog that the files make, as JSON.") { files, server };
        command.SetAction(result => Run(result.GetValue(files)!, ServerOption.Of(result, server)));
        return command;
    }

    private static int Run(string[] paths, PostgresVersion version)
    {
        if (SchemaFiles.Read(paths) is not { } files)
        {
            return ExitCode.CouldNotRun;
        }

        var scripts = files.Select(f => SqlParser.Parse(f, ParseOptions.Default with { Version = version })).ToList();
        var (catalog, diagnostics) = CatalogBuilder.Build(scripts);
        Console.Out.WriteLine(CatalogJson.ToJson(catalog, withExtensionTypes: true).ToJsonString(Readable));
        var all = scripts.SelectMany(static s => s.Diagnostics).Concat(diagnostics).ToList();
        foreach (var diagnostic in all)
        {
            Console.Error.WriteLine(diagnostic);
        }

        return all.Exists(static d => d.Severity == SqlSeverity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }
}
