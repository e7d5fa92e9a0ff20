using System.Data;
using Npgsql;

namespace SqlGen.Internal;

/// <summary>
/// Forgets what a connection has prepared, after a call was refused. A statement refused between Parse and Bind (no right to the
/// relation, text that is not UTF-8) stays prepared, and Npgsql 10.0 remembers it as one without columns: its next execution, by a role that
/// may, ends in "unexpected backend message DataRow". One that was to be prepared together with a value that could not be written (text with half
/// a surrogate pair) was never sent, and Npgsql believes that it was: "prepared statement _auto1 does not exist".
/// </summary>
internal static class PreparedStatements
{
    /// <summary>Whether an error may have come between the promise to prepare a statement and its sending: those of Npgsql come after.</summary>
    internal static bool MayBePromised(Exception cause) => cause is not (NpgsqlException or OperationCanceledException);

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
