using Spectre.Console;
using SqlGen;

namespace Quickstart;

/// <summary>What the sample prints; a claim that does not hold ends it with an exception, and so with a non-zero exit code.</summary>
internal static class Report
{
    // Lines are broken for a terminal's width, never in a file or pipe.
    static Report()
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 1000;
    }

    public static void Fact(string name, string text) => AnsiConsole.MarkupLineInterpolated($"[grey]{name,-10}[/]{text}");

    public static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold blue]{text}[/]");
    }

    public static void Line(string text) => AnsiConsole.MarkupLineInterpolated($"  {text}");

    public static void List(string title, IEnumerable<string> lines)
    {
        Line(title + ":");
        var any = false;
        foreach (var line in lines)
        {
            any = true;
            AnsiConsole.MarkupLineInterpolated($"    {line}");
        }

        if (!any)
        {
            AnsiConsole.MarkupLine("    [grey](nothing)[/]");
        }
    }

    public static async Task HitsAsync(string title, SqlRows<MatchEmbeddingsRow> hits)
    {
        var lines = new List<string>();
        await foreach (var hit in hits)
        {
            lines.Add($"{hit.Similarity:0.00}  {hit.Content}");
        }

        List(title, lines);
    }

    /// <exception cref="InvalidOperationException">The claim does not hold.</exception>
    public static void Check(string claim, bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"this should hold, but does not: {claim}");
        }

        AnsiConsole.MarkupLineInterpolated($"  [green]ok[/] {claim}");
    }
}
