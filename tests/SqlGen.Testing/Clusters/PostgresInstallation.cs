using System.Globalization;

namespace SqlGen.Testing.Clusters;

/// <summary>PostgreSQL's programs on this machine: installed, or in a folder that holds a Debian system (SQLGEN_POSTGRES_ROOT, as CI provisions it).</summary>
public sealed record PostgresInstallation(string Root, string Bin, int Version)
{
    const string RootVariable = "SQLGEN_POSTGRES_ROOT";
    const string DefaultRoot = "/var/tmp/sqlgen-postgres";

    /// <summary>The newest installation from version 17 on, or null.</summary>
    public static PostgresInstallation? Find()
    {
        if (OperatingSystem.IsWindows())
            return null;
        // Entering a folder as its own system is a right of root.
        string[] roots = Environment.IsPrivilegedProcess ? ["", Environment.GetEnvironmentVariable(RootVariable) ?? DefaultRoot] : [""];
        return roots.SelectMany(Of).OrderByDescending(static installation => installation.Version).FirstOrDefault(static installation => installation.Version >= 17);
    }

    /// <summary>The path of PgBouncer inside the installation, or null.</summary>
    public string? PgBouncer => File.Exists(Root + "/usr/sbin/pgbouncer") ? "/usr/sbin/pgbouncer" : null;

    /// <summary>A command line that runs a shell script as an unprivileged user, inside the installation's system.</summary>
    internal string[] Shell(string script, params string[] arguments)
    {
        string[] shell = ["sh", "-c", script, "sh", .. arguments];
        return Root.Length > 0 ? ["chroot", "--userspec=postgres:postgres", Root, .. shell]
            : Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. shell]
            : shell;
    }

    static IEnumerable<PostgresInstallation> Of(string root)
    {
        var folder = root + "/usr/lib/postgresql";
        if (!Directory.Exists(folder))
            yield break;
        foreach (var name in Directory.EnumerateDirectories(folder).Select(Path.GetFileName))
        {
            if (int.TryParse(name, CultureInfo.InvariantCulture, out var version) && File.Exists($"{folder}/{name}/bin/postgres"))
                yield return new(root, $"/usr/lib/postgresql/{name}/bin", version);
        }
    }
}
