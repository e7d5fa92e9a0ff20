namespace SqlGen.Benchmarks.Calls;

/// <summary>The calls that are measured, and who makes them.</summary>
internal sealed class CallCases : IAsyncDisposable
{
    private readonly Sources _sources = new();
    private readonly BenchmarkServer _server;
    private readonly string _service;
    private readonly string _login;
    private readonly string _writer;
    private readonly DelayingProxy _far;

    private CallCases(BenchmarkServer server, string service, string login, string writer)
    {
        (_server, _service, _login, _writer) = (server, service, login, writer);
        _far = new(login);
    }

    public static async Task<CallCases> CreateAsync(BenchmarkServer server) =>
        new(server, await server.Reads.LoginAsync("app_service"), await server.Reads.LoginAsync("app_login"), await server.Writes.LoginAsync("app_service"));

    public async IAsyncEnumerable<CallCase> AllAsync()
    {
        foreach (var @case in new ReadCases(_sources, _service, await FloorCalls.PrepareAsync(_service, scoped: false)).All())
            yield return @case;
        var inserts = new InsertCases(_server, _sources, _writer);
        yield return inserts.One(await FloorCalls.PrepareAsync(_writer, scoped: false));
        foreach (var count in (int[])[1_000, 10_000])
            yield return inserts.Many(count);
        yield return await inserts.OwnAsync(10_000);
        var scoped = new ScopedCases(_sources);
        yield return scoped.Create("20 rows of a user, loopback", _login, await FloorCalls.PrepareAsync(_login, scoped: true), Goals.Scoped(1.8, 2));
        yield return scoped.Create("20 rows of a user, 1 ms round trip", _far.Through(_login), await FloorCalls.PrepareAsync(_far.Through(_login), scoped: true), Goals.Scoped(3, 2.9));
        await foreach (var @case in new VectorCases(_server, _sources).AllAsync())
            yield return @case;
    }

    public async ValueTask DisposeAsync()
    {
        await _sources.DisposeAsync();
        await _far.DisposeAsync();
    }
}
