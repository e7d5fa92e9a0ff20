using System.CommandLine;
using System.Text;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Docs.Page;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen docs FILE…</c>: one HTML page that tells of the schema.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Schema files, replayed in the order given." };
        var output = new Option<string>("--out", "-o") { Description = "The page's file; - is stdout.", DefaultValueFactory = static _ => "schema.html" };
        var title = new Option<string?>("--title") { Description = "The page's title; without it the first file's name." };
        var server = ServerOption.Create();
        var command = new Command("docs",
            "Writes one HTML page that needs nothing else and no database: a diagram of the tables, what every table, view, type and function is, and who may do what "
            + "under row level security.\n\nExample: sqlgen docs schema.sql --out schema.html")
        {
            files, output, title, server,
        };
        command.SetAction(result => Run(result.GetValue(files)!, result.GetValue(output)!, result.GetValue(title), ServerOption.Of(result, server)));
        return command;
    }

    private static int Run(string[] paths, string output, string? title, PostgresVersion version)
    {
        if (SchemaFiles.Read(paths) is not { } files)
        {
            return ExitCode.CouldNotRun;
        }

        var scripts = files.Select(f => SqlParser.Parse(f, ParseOptions.Default with { Version = version })).ToList();
        var (catalog, diagnostics) = CatalogBuilder.Build(scripts);
        var page = SchemaPage.Write(catalog, title ?? Path.GetFileName(paths[0]));
        if (!TryWrite(output, page))
        {
            return ExitCode.CouldNotRun;
        }

        var errors = scripts.SelectMany(static s => s.Diagnostics).Concat(diagnostics).Where(static d => d.Severity == SqlSeverity.Error).ToList();
        errors.ForEach(static e => Console.Error.WriteLine(e));
        return errors.Count > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    private static bool TryWrite(string output, string page)
    {
        if (output == "-")
        {
            Console.Out.Write(page);
            return true;
        }

        try
        {
            File.WriteAllText(output, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            Console.Out.WriteLine($"{output} written");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{output}: could not be written: {e.Message}");
            return false;
        }
    }
}
