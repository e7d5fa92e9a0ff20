using System.Diagnostics;
using System.Globalization;
using SqlGen.Testing.Clusters;

namespace SqlGen.Resilience.Tests.Faults;

/// <summary>A file system in memory that is large enough for a fresh cluster and little more; mounting one is a right of root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _outside;

    private SmallDisk(string inside, string outside) => (Inside, _outside) = (inside, outside);

    /// <summary>Its path, seen from inside the installation's system.</summary>
    public string Inside { get; }

    private string Ballast => Path.Combine(_outside, "ballast");

    /// <summary>Null where this process may not mount.</summary>
    public static async Task<SmallDisk?> MountAsync(PostgresInstallation installation, int megabytes)
    {
        if (!Environment.IsPrivilegedProcess)
            return null;
        var inside = $"/var/tmp/sqlgen-disk-{Guid.NewGuid():N}";
        var disk = new SmallDisk(inside, installation.Root + inside);
        Directory.CreateDirectory(disk._outside);
        if (await RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=1777"), "tmpfs", disk._outside) == 0)
            return disk;
        Directory.Delete(disk._outside);
        return null;
    }

    /// <summary>Writes until nothing more fits.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var block = new byte[1 << 20];
        foreach (var size in (int[])[1 << 20, 1 << 12])
        {
            try
            {
                while (true)
                    file.Write(block, 0, size);
            }
            catch (IOException)
            {
                // Full, to blocks of this size.
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "-l", _outside);
        Directory.Delete(_outside);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
