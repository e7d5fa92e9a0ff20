namespace SqlGen.Tool;

/// <summary>What every command's exit code says.</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int Findings = 1;
    public const int CouldNotRun = 2;
}
