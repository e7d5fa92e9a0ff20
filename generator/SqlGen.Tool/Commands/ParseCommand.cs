using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using SqlGen.PostgreSql.Parsing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;
using SqlGen.Tool.Output;

namespace SqlGen.Tool.Commands;

/// <summary><c>sqlgen parse</c>: says of each statement whether PostgreSQL's parser would accept it.</summary>
internal static class ParseCommand
{
    // ASCII only, so that any reader gets the same text; one line an answer.
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "SQL files, each answered with one line; without any, statements are read from standard input as lines {\"sql\": \"…\"}",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var tree = new Option<bool>("--tree") { Description = "print the tree of each statement, with the places of its parts, instead of a line of JSON" };
        var print = new Option<bool>("--print") { Description = "print each statement in SqlGen's layout, without comments, instead of a line of JSON" };
        var server = ServerOption.Create();
        var command = new Command("parse", "Says of each statement whether PostgreSQL's parser would accept it. Example: sqlgen parse --tree schema.sql") { files, tree, print, server };
        command.SetAction(result => Run(
            result.GetValue(files) ?? [], result.GetValue(print) ? ParseAnswer.Text : result.GetValue(tree) ? ParseAnswer.Tree : ParseAnswer.Json, ServerOption.Of(result, server)));
        return command;
    }

    private static int Run(string[] files, ParseAnswer answer, PostgresVersion version) =>
        files.Length > 0 ? ParseFiles(files, answer, version) : ParseLines(Console.In, Console.Out, answer, version);

    private static int ParseFiles(string[] files, ParseAnswer answer, PostgresVersion version)
    {
        var options = ParseOptions.Default with { Version = version };
        var findings = 0;
        foreach (var path in files)
        {
            string text;
            try
            {
                text = File.ReadAllText(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"{path}: {e.Message}");
                return ExitCode.CouldNotRun;
            }

            findings |= Answer(new SourceFile(path, text), options, Console.Out, answer);
        }

        return findings;
    }

    private static int ParseLines(TextReader input, TextWriter output, ParseAnswer answer, PostgresVersion version)
    {
        var options = ParseOptions.ServerOf(version);
        var findings = 0;
        while (input.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (ReadSql(line) is not { } sql)
            {
                Console.Error.WriteLine("a line of standard input is not a JSON object with a member \"sql\"");
                return ExitCode.CouldNotRun;
            }

            findings |= Answer(new SourceFile("stdin", sql), options, output, answer);
        }

        return findings;
    }

    private static string? ReadSql(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("sql", out var sql)
                && sql.ValueKind == JsonValueKind.String ? sql.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Answer(SourceFile file, ParseOptions options, TextWriter output, ParseAnswer answer)
    {
        var script = SqlParser.Parse(file, options);
        var refusal = FindRefusal(file, script);
        if (answer != ParseAnswer.Json)
        {
            if (answer == ParseAnswer.Tree)
            {
                SyntaxTreeText.Write(output, file, script);
            }
            else
            {
                ScriptText.Write(output, script);
            }

            output.Flush();
            return refusal is null ? ExitCode.Fine : ExitCode.Findings;
        }

        output.WriteLine(refusal is null
            ? "{\"ok\":true}"
            : JsonSerializer.Serialize(refusal, Json));
        output.Flush();
        return refusal is null ? ExitCode.Fine : ExitCode.Findings;
    }

    private static Refusal? FindRefusal(SourceFile file, SqlScript script)
    {
        foreach (var statement in script.Statements)
        {
            if (statement is InvalidStatement invalid)
            {
                return Refuse(file, invalid.Error.Message, invalid.Error.Range.Start);
            }
        }

        // A file that is no text has no statements, and one diagnostic.
        return script.Statements.Count == 0 && script.Diagnostics.Count > 0
            ? Refuse(file, script.Diagnostics[0].Message, script.Diagnostics[0].Range.Start)
            : null;
    }

    private static Refusal Refuse(SourceFile file, string message, int position)
    {
        var place = file.GetLinePosition(position);
        return new Refusal(false, message, place.Line + 1, place.Column + 1);
    }

    private enum ParseAnswer
    {
        Json,
        Tree,
        Text,
    }

    private sealed record Refusal(bool Ok, string Message, int Line, int Column);
}
