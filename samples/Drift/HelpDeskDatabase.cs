using Npgsql;
using SqlGen;

namespace HelpDesk;

[SqlGenDatabase]
public sealed partial class HelpDeskDatabase
{
    // From the days before embeddings: a data source that cannot send vectors.
    public static HelpDeskDatabase Open(string connectionString) => new(NpgsqlDataSource.Create(connectionString));
}
