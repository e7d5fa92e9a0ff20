namespace SqlGen.Tool.Tuning;

/// <summary>What is being done, on stderr: one line that changes on a terminal, a line for each step elsewhere.</summary>
internal sealed class ProgressLine
{
    private string _step = "";
    private int _width;

    public void Show(string step, string detail = "")
    {
        if (!Console.IsErrorRedirected)
        {
            var text = detail.Length == 0 ? step : $"{step}: {detail}";
            Console.Error.Write("\r" + text.PadRight(_width));
            _width = text.Length;
        }
        else if (step != _step)
        {
            Console.Error.WriteLine(step);
        }

        _step = step;
    }

    public void End()
    {
        if (_width > 0)
        {
            Console.Error.Write("\r" + new string(' ', _width) + "\r");
            _width = 0;
        }
    }
}
