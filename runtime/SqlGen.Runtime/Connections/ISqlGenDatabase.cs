using System.ComponentModel;
using Npgsql;
using SqlGen.Internal;

namespace SqlGen;

/// <summary>What every generated database class can do, for code that is written once for all of them, such as hosting.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface ISqlGenDatabase<TSelf>
    where TSelf : class, ISqlGenDatabase<TSelf>
{
    /// <summary>The database behind its data sources; nothing is opened before the first call.</summary>
    /// <exception cref="ArgumentException">A data source for a service, of which the schema knows none.</exception>
    static abstract TSelf Create(NpgsqlDataSource users, NpgsqlDataSource? service, SqlGenOptions? options);

    /// <summary>What the runtime knows about the schema.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract DatabaseDescription Description { get; }

    /// <summary>What the first call does: connects, and looks at logins, roles and extensions; and at the schema, where <see cref="SqlGenOptions.SchemaCheck"/> says so.</summary>
    /// <exception cref="SqlGenSetupException">Calls can't or mustn't be made; the message says what to do.</exception>
    /// <exception cref="SqlGenConnectionException">The server can't be reached.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>What of the live database is not as the schema was that the code was compiled from.</summary>
    Task<SchemaDrift> VerifySchemaAsync(CancellationToken cancellationToken);
}
