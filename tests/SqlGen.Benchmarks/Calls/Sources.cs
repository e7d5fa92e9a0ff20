using Npgsql;

namespace SqlGen.Benchmarks.Calls;

/// <summary>The data sources of a run, each with the pool settings that its contender names.</summary>
internal sealed class Sources : IAsyncDisposable
{
    private readonly List<NpgsqlDataSource> _sources = [];

    /// <summary>SqlGen's calls past row security, through one pool of its own.</summary>
    public BenchmarkDatabase.ServiceScope Service(string login)
    {
        var source = Own(BenchmarkDatabase.CreateDataSource(login));
        return new BenchmarkDatabase(source, source, new() { LoginCheck = LoginCheck.Off }).AsService();
    }

    /// <summary>SqlGen's calls of one user.</summary>
    public BenchmarkDatabase.AuthenticatedScope User(string login, Guid user) => new BenchmarkDatabase(Own(BenchmarkDatabase.CreateDataSource(login))).AsAuthenticated(user);

    /// <summary>How others write a connection string for speed.</summary>
    public NpgsqlDataSource DefaultPool(string login) => Build(BenchmarkServer.DefaultPool(login));

    /// <summary>What SqlGen sets.</summary>
    public NpgsqlDataSource SamePool(string login) => Build(BenchmarkServer.SamePool(login));

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources)
            await source.DisposeAsync();
    }

    private NpgsqlDataSource Build(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UseVector();
        return Own(builder.Build());
    }

    private NpgsqlDataSource Own(NpgsqlDataSource source)
    {
        _sources.Add(source);
        return source;
    }
}
