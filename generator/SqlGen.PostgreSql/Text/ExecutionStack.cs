using System.Runtime.CompilerServices;

namespace SqlGen.PostgreSql.Text;

/// <summary>What is left of the thread's stack, for what descends into trees.</summary>
public static class ExecutionStack
{
    // netstandard2.0 only has the variant that throws.
    public static bool HasRoom()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }
}
