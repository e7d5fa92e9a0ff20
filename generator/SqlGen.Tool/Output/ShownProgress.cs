using Spectre.Console;

namespace SqlGen.Tool.Output;

/// <summary>Bars of progress on a terminal; elsewhere the work goes on without.</summary>
internal static class ShownProgress
{
    /// <param name="isShown">False where the output is for machines.</param>
    /// <param name="work">Is given what makes a bar of a name; what it makes is null where none are shown.</param>
    public static async Task RunAsync(bool isShown, Func<Func<string, ProgressTask?>, Task> work)
    {
        if (!isShown || Console.IsOutputRedirected)
        {
            await work(static _ => null);
            return;
        }

        await AnsiConsole.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(progress => work(name => progress.AddTask(Markup.Escape(name))));
    }
}
