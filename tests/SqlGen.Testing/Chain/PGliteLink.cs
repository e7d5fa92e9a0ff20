namespace SqlGen.Testing.Chain;

static class PGliteLink
{
    // PostgreSQL 18.6 and pgvector 0.8.7. Exact versions: a front that speaks for a session must know whose.
    const string Engine = "0.5.14";
    const string Vector = "0.0.15";

    public static async Task<PostgresServer> StartAsync(PostgresServerOptions options, CancellationToken ct)
    {
        var node = await CommandRun.RunAsync("node", ["--version"], TimeSpan.FromSeconds(20), ct);
        if (!node.Succeeded)
            throw new LinkUnavailableException(node.LastLine);
        if (!Version.TryParse(node.Output.Trim().TrimStart('v'), out var version) || version.Major < 20)
            throw new LinkUnavailableException($"Node {node.Output.Trim()} is too old; 20 or newer is needed");

        var folder = await InstallAsync(options, ct);
        var process = await PGliteProcess.StartAsync(folder, ct);
        return await PGliteServer.StartAsync(process, $"in WebAssembly (PGlite {Engine}, Node {version}): one session, no logins", ct);
    }

    static async Task<string> InstallAsync(PostgresServerOptions options, CancellationToken ct)
    {
        var cache = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        if (cache.Length == 0)
            cache = Path.GetTempPath();
        var folder = Path.Combine(cache, "sqlgen", $"pglite-{Engine}-{Vector}");
        if (Directory.Exists(folder))
            return folder;

        options.Progress?.Invoke($"installing PGlite {Engine} into {folder}, once");
        // Installed beside and moved into place, so that what is there is whole, also when two processes do it at once.
        var staging = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():N}").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(staging, "package.json"), """{ "private": true }""", ct);
            string[] install = ["install", "--prefix", staging, "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund",
                $"@electric-sql/pglite@{Engine}", $"@electric-sql/pglite-pgvector@{Vector}"];
            var npm = OperatingSystem.IsWindows()
                ? await CommandRun.RunAsync("cmd", ["/c", "npm", .. install], TimeSpan.FromMinutes(3), ct)
                : await CommandRun.RunAsync("npm", install, TimeSpan.FromMinutes(3), ct);
            if (!npm.Succeeded)
                throw new LinkUnavailableException($"npm install failed: {npm.LastLine}");
            Directory.Move(staging, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            options.Progress?.Invoke("another process installed it meanwhile");
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }

        return folder;
    }
}
