using Npgsql;

namespace SqlGen;

internal static class SqlTracing
{
    internal static void Configure(NpgsqlTracingOptionsBuilder tracing)
    {
    }
}
