using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using Npgsql;
using SqlGen.Testing;

namespace SqlGen.Package.Tests;

/// <summary>samples/Aot as a native program beside the same by hand: no warning of the trimmer, and neither its size nor its start get away.</summary>
public sealed class AotTests(ITestOutputHelper output) : IDisposable
{
    private const int Starts = 15;
    private static readonly string s_identifier = RuntimeInformation.RuntimeIdentifier;
    private readonly string _folder = Directory.CreateTempSubdirectory("sqlgen-aot-").FullName;

    [Fact]
    public async Task The_native_sample_has_no_trim_warning_runs_stays_small_and_starts_like_hand_written_code()
    {
        DemandLinker();
        var server = await SharedServer.GetAsync();
        Assert.SkipUnless(server.IsNative, "needs a PostgreSQL with real sessions and logins");
        await using var database = await server.CreateShippedDatabaseAsync(TestContext.Current.CancellationToken);
        var login = await database.LoginAsync("app_login", TestContext.Current.CancellationToken);

        var sample = await PublishAsync(Path.Combine(PackedFeed.Repository, "samples", "Aot"), "aot-sample", "sample");
        var withoutTls = await PublishAsync(Path.Combine(PackedFeed.Repository, "samples", "Aot"), "aot-sample", "without-tls", "-p:SqlGenTransportSecurity=false");
        var byHand = await PublishAsync(HandWritten(), "HandWritten", "by-hand", $"-p:NpgsqlVersion={VersionOf("Npgsql")}", $"-p:PgvectorVersion={VersionOf("Pgvector")}");

        var run = await Command.RunAsync(_folder, sample, [login]);
        run.ShouldSucceed();
        Assert.Contains("read: Trip to Lisbon", run.Output, StringComparison.Ordinal);
        Assert.Contains("nearest: Lisbon has trams, distance 0.00", run.Output, StringComparison.Ordinal);
        (await Command.RunAsync(_folder, withoutTls, [login])).ShouldSucceed();
        var refused = await Command.RunAsync(_folder, withoutTls, [login + ";SSL Mode=Require"]);
        Assert.Contains("needs TLS, which this program was built without", refused.Output, StringComparison.Ordinal);
        await TlsIsCheckedAsync(sample, login);

        Dictionary<string, List<double>> starts = new() { [sample] = [], [byHand] = [] };
        for (var round = 0; round < Starts; round++)
        {
            foreach (var program in starts.Keys)
                starts[program].Add(await FirstRowAsync(program, login));
        }

        var ratio = Median(starts[sample].Zip(starts[byHand], static (ours, theirs) => ours / theirs));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"size {Megabytes(sample):0.00} MB, without TLS {Megabytes(withoutTls):0.00} MB, by hand {Megabytes(byHand):0.00} MB; process start to first row {Median(starts[sample]):0} ms, by hand {Median(starts[byHand]):0} ms, ratio {ratio:0.00}, medians of {Starts}"));
        Assert.InRange(Megabytes(withoutTls), 1, 7);
        Assert.InRange(Megabytes(sample), 1, 8.1);
        Assert.InRange(Megabytes(sample), 1, 1.15 * Megabytes(byHand));
        Assert.InRange(ratio, 0, 1.5);
    }

    /// <summary>Encrypted and with the server's certificate verified, in a program that downloads nothing of certificates; refused where its authority isn't trusted.</summary>
    private async Task TlsIsCheckedAsync(string program, string login)
    {
        var settings = new NpgsqlConnectionStringBuilder(login);
        await using var front = new TlsFront(settings.Host!, settings.Port);
        var authority = Path.Combine(_folder, "authority.pem");
        await File.WriteAllTextAsync(authority, front.AuthorityPem, TestContext.Current.CancellationToken);
        (settings.Host, settings.Port, settings.SslMode, settings.RootCertificate) = ("localhost", front.Port, SslMode.VerifyFull, authority);

        (await Command.RunAsync(_folder, program, [settings.ConnectionString])).ShouldSucceed();
        Assert.NotEqual(0, front.Handshakes);

        settings.RootCertificate = null;
        var untrusted = await Command.RunAsync(_folder, program, [settings.ConnectionString]);
        Assert.NotEqual(0, untrusted.ExitCode);
        Assert.Contains("AuthenticationException", untrusted.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void DemandLinker()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs the linker of Visual Studio, which is not looked for");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(folders.Any(static folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc"))), "needs clang or gcc to link a native program");
    }

    private async Task<string> PublishAsync(string project, string program, string name, params string[] settings)
    {
        var target = Path.Combine(_folder, name);
        // Compiled anew: what is up to date prints no warnings.
        var compiled = Path.Combine(project, "obj", "Release", "net10.0", s_identifier);
        if (Directory.Exists(compiled))
            Directory.Delete(compiled, recursive: true);
        string[] arguments = ["publish", project, "-c", "Release", "-r", s_identifier, "-o", target, "-nologo", .. settings];
        var publish = await Command.RunAsync(_folder, "dotnet", arguments);
        publish.ShouldSucceed();
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        return Path.Combine(target, program);
    }

    private string HandWritten()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "HandWritten")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Aot", "HandWritten")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file).Replace(".csproj.txt", ".csproj", StringComparison.Ordinal)));
        return folder;
    }

    private static async Task<double> FirstRowAsync(string program, string login)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, [login]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(began);
        Assert.StartsWith("first row", line, StringComparison.Ordinal);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return elapsed.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Starts / 2);

    private static double Megabytes(string program) => new FileInfo(program).Length / 1e6;

    private static string VersionOf(string package) => XDocument.Load(Path.Combine(PackedFeed.Repository, "Directory.Packages.props"))
        .Descendants("PackageVersion").Single(version => (string?)version.Attribute("Include") == package).Attribute("Version")!.Value;
}
