using Npgsql;
using Pgvector;

namespace SqlGen.Internal;

/// <summary>Asks whether a data source of the caller's own knows pgvector's types, before a call fails with less to say.</summary>
internal static class VectorMapping
{
    internal static async ValueTask DemandAsync(NpgsqlConnection connection, string databaseName)
    {
        // By parameter, not by name: the login of users' calls may have no right to the extension's schema.
        var command = new NpgsqlCommand("select $1 is null", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Vector> { TypedValue = new Vector(new float[] { 1 }) });
            try
            {
                await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (InvalidCastException e)
            {
                throw new SqlGenException($"the data source does not know pgvector's types; make it with {databaseName}.CreateDataSource, or call UseVector() on your NpgsqlDataSourceBuilder", e);
            }
        }
    }
}
