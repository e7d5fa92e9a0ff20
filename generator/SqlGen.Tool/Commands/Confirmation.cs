using Spectre.Console;

namespace SqlGen.Tool.Commands;

/// <summary>Asks before what can't be undone.</summary>
internal static class Confirmation
{
    /// <summary>Whether somebody said yes; if not, it is said what did not happen.</summary>
    public static async Task<bool> AskAsync(string question, string otherwise, bool yes, CancellationToken ct)
    {
        if (yes || (!Console.IsInputRedirected && await AnsiConsole.ConfirmAsync(Markup.Escape(question), defaultValue: false, ct)))
        {
            return true;
        }

        Console.Error.WriteLine(Console.IsInputRedirected ? otherwise + ": nobody can be asked here; give --yes" : otherwise);
        return false;
    }
}
