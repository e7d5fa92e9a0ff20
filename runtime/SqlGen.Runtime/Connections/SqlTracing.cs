using Npgsql;

namespace SqlGen;

/// <summary>Gives Npgsql's spans the name of the call: <c>ai_conversations.get</c>.</summary>
internal static class SqlTracing
{
    // Npgsql asks for the name while a command is being started, on the thread that starts it.
    [ThreadStatic]
    private static string? t_operation;

    internal static void Starting(string operation) => t_operation = operation;

    internal static void Started() => t_operation = null;

    internal static void Configure(NpgsqlTracingOptionsBuilder tracing)
    {
        tracing.ConfigureCommandSpanNameProvider(static _ => t_operation);
        tracing.ConfigureBatchSpanNameProvider(static _ => t_operation);
        tracing.ConfigureCopyOperationSpanNameProvider(static _ => t_operation);
    }
}
