namespace SqlGen.Testing.Chain;

static class NativeLink
{
    public static async Task<PostgresServer> StartAsync(PostgresServerOptions options, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
            throw new LinkUnavailableException("is not looked for on Windows");

        List<string> unfit = [];
        foreach (var installation in await FindAsync(options.NativeFolders, ct))
        {
            if (installation.Version < 17)
                unfit.Add($"{installation.Folder} is PostgreSQL {installation.Version}, 17 or newer is needed");
            else if (!await HasVectorAsync(installation, ct))
                unfit.Add($"{installation.Folder} has no pgvector");
            else
                return await StartAsync(installation, options, ct);
        }

        throw new LinkUnavailableException(unfit is [] ? "no PostgreSQL server is installed" : string.Join("; ", unfit));
    }

    static async Task<PostgresServer> StartAsync(NativeInstallation installation, PostgresServerOptions options, CancellationToken ct)
    {
        options.Progress?.Invoke($"starting PostgreSQL {installation.Version} from {installation.Folder}");
        var process = await NativeProcess.StartAsync(installation.Folder, ct);
        try
        {
            var description = await PostgresServer.InspectAsync(process.ConnectionString, $"from {installation.Folder}", ct);
            return await ClusterServer.StartAsync(PostgresServerKind.Native, process.ConnectionString, description, process, ct);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    static async Task<IEnumerable<NativeInstallation>> FindAsync(IReadOnlyList<string> first, CancellationToken ct)
    {
        string[] folders =
        [
            .. first,
            .. Glob("/usr/lib/postgresql", "*", "bin"),             // Debian, Ubuntu
            .. Glob("/usr", "pgsql-*", "bin"),                      // Fedora, RHEL with PostgreSQL's own packages
            .. Glob("/opt/homebrew/opt", "postgresql@*", "bin"),
            .. Glob("/usr/local/opt", "postgresql@*", "bin"),
            .. Glob("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        ];
        List<NativeInstallation> found = [];
        foreach (var folder in folders.Distinct(StringComparer.Ordinal))
        {
            if (File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
                found.Add(new(folder, await ReadVersionAsync(folder, ct)));
        }

        return found.OrderByDescending(installation => installation.Version);
    }

    static IEnumerable<string> Glob(string root, string pattern, string rest) =>
        Directory.Exists(root) ? Directory.EnumerateDirectories(root, pattern).Select(folder => Path.Combine(folder, rest)) : [];

    // "postgres (PostgreSQL) 17.11 (Debian 17.11-1)"; -V prints before anything is read, as any user.
    static async Task<int> ReadVersionAsync(string folder, CancellationToken ct)
    {
        var run = await CommandRun.RunAsync(Path.Combine(folder, "postgres"), ["-V"], TimeSpan.FromSeconds(10), ct);
        var digits = run.Output.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).ToArray();
        return digits is [] ? 0 : int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    static async Task<bool> HasVectorAsync(NativeInstallation installation, CancellationToken ct)
    {
        var share = await CommandRun.RunAsync(Path.Combine(installation.Folder, "pg_config"), ["--sharedir"], TimeSpan.FromSeconds(10), ct);
        // Debian puts pg_config into a package of its own, and the share folder where it can be guessed.
        var folder = share.Succeeded ? share.Output.Trim() : $"/usr/share/postgresql/{installation.Version}";
        return File.Exists(Path.Combine(folder, "extension", "vector.control"));
    }

    sealed record NativeInstallation(string Folder, int Version);
}
