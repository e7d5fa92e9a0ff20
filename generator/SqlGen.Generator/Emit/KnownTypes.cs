namespace SqlGen.Generator.Emit;

/// <summary>
/// Types that emitted code names, from the root: whatever the consumer or the schema call their own things (a table <c>tasks</c>
/// has a record <c>Task</c>), these mean the same.
/// </summary>
internal static class KnownTypes
{
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string ArgumentNullException = "global::System.ArgumentNullException";
    public const string Reader = "global::Npgsql.NpgsqlDataReader";
    public const string DbType = "global::NpgsqlTypes.NpgsqlDbType";
    public const string JsonElement = "global::System.Text.Json.JsonElement";
    public const string SqlRows = "global::SqlGen.SqlRows";
    public const string SqlVectors = "global::SqlGen.SqlVectors";
    public const string SqlScope = "global::SqlGen.SqlScope";
    public const string SqlNeighbors = "global::SqlGen.SqlNeighbors";
    public const string Neighbor = "global::SqlGen.Neighbor";
    public const string ChangeResult = "global::SqlGen.ChangeResult";
    public const string SqlArgument = "global::SqlGen.SqlArgument";
    public const string DataException = "global::SqlGen.SqlGenDataException";
    public const string Internal = "global::SqlGen.Internal";

    public const string CancellationParameter = CancellationToken + " cancellationToken = default";
    public const string ProgressParameter = "global::System.IProgress<long>? progress = null";
}
