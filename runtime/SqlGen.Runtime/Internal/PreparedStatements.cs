using System.Data;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>
/// Forgets what a connection has prepared, after PostgreSQL refused a call. A statement refused between Parse and Bind (no right to the
/// relation, text that is not UTF-8) stays prepared, and Npgsql 10.0 remembers it as one without columns: its next execution, by a role that
/// may, ends in "unexpected backend message DataRow".
/// </summary>
internal static class PreparedStatements
{
    // Npgsql has no asynchronous form of this; errors are rare enough for one short wait.
    internal static void Forget(NpgsqlConnection connection)
    {
        try
        {
            if (connection.FullState == ConnectionState.Open)
                connection.UnprepareAll();
        }
        catch (NpgsqlException)
        {
            // The connection is broken, and with it went what it had prepared; the refusal is what is reported.
        }
    }
}
