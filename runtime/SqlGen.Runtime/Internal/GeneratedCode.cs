using System.ComponentModel;
using System.Reflection;
using SqlGen.Schema;

namespace SqlGen.Internal;

/// <summary>The agreement between generated code and this runtime.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GeneratedCode
{
    /// <summary>The number of the agreement; it changes when generated code of an earlier generator would no longer work.</summary>
    public const int Contract = 1;

    /// <summary>Called by generated code: what of the live database is not as the schema was.</summary>
    /// <exception cref="SqlGenConnectionException">The server can't be reached.</exception>
    public static Task<SchemaDrift> VerifySchemaAsync(SqlSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return SchemaVerification.RunAsync(session.Endpoint, cancellationToken);
    }

    /// <summary>Called by generated code: what the first call does before it is sent, for every role and the service.</summary>
    public static async Task CheckAsync(SqlSession users, SqlEndpoint? service, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(users);
        await users.Endpoint.CheckAllAsync(cancellationToken).ConfigureAwait(false);
        if (service is not null)
            await service.CheckAllAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Called by generated code: throws when generator and runtime don't fit.</summary>
    /// <exception cref="SqlGenException">The generated code was made for another runtime; the message says which package to update.</exception>
    public static void Require(int contract, string generatorVersion)
    {
        if (contract != Contract)
            throw Mismatch(contract, generatorVersion);
    }

    private static SqlGenException Mismatch(int contract, string generatorVersion)
    {
        var runtime = typeof(GeneratedCode).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return new SqlGenException(contract > Contract
            ? $"SqlGen.Runtime {runtime} is older than the generated code, which SqlGen.Postgres {generatorVersion} made; update the package SqlGen.Runtime to {generatorVersion} or later"
            : $"the generated code, which SqlGen.Postgres {generatorVersion} made, is older than SqlGen.Runtime {runtime}; update the package SqlGen.Postgres and build again");
    }
}
