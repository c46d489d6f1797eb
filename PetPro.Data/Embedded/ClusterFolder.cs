using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PetPro.Data.Embedded;

/// <summary>The folder of one cluster: the data, the socket and the log, closed to other accounts.</summary>
internal sealed record ClusterFolder(string Path, ClusterAccount Account)
{
    // The kernel's limit for a socket's path is 108 bytes with the closing zero, on macOS 104.
    private const int LongestSocketPath = 103;

    private const string Elsewhere = "/var/lib/petpro";

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Log => System.IO.Path.Combine(Path, "log");

    /// <summary>Held exclusively while the cluster is being started or stopped.</summary>
    public string StartLock => System.IO.Path.Combine(Path, "start.lock");

    /// <summary>Held shared by every process that uses the cluster; who gets it exclusively was the last one.</summary>
    public string UsersLock => System.IO.Path.Combine(Path, "users.lock");

    /// <summary>The major version that made the cluster; null when there is none yet.</summary>
    public int? Major =>
        File.Exists(System.IO.Path.Combine(Data, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(System.IO.Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture)
            : null;

    public static async Task<ClusterFolder> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var account = await ClusterAccount.ForAsync(System.IO.Path.Combine(path, "data"), cancellationToken);
        await account.OwnFolderAsync(path, cancellationToken);
        return new ClusterFolder(path, account);
    }

    /// <summary>
    /// The root as the cluster's account can reach it. A clone under /root is closed to that account: the clusters then live
    /// under /var/lib/petpro, and the root becomes a link to them.
    /// </summary>
    public static async Task<string> ReachableRootAsync(PrivatePostgresOptions options, Action<string> progress, CancellationToken cancellationToken)
    {
        var root = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(options.Root));
        var target = new DirectoryInfo(root).LinkTarget ?? root;
        Directory.CreateDirectory(target);
        var account = await ClusterAccount.ForAsync(System.IO.Path.Combine(target, "data"), cancellationToken);
        if (account.IsOwn)
        {
            return target;
        }

        if (options.Durability == ClusterDurability.Disposable)
        {
            OpenForPassing(target);
        }

        if (await account.CanReachAsync(System.IO.Path.GetDirectoryName(target)!, cancellationToken))
        {
            return target;
        }

        if (Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw new PrivatePostgresException($"The account '{account.Name}' cannot reach {target}. Move it to where it can, or open the way to it.");
        }

        var moved = System.IO.Path.Combine(Elsewhere, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));
        Directory.CreateDirectory(moved);
        OpenForPassing(Elsewhere);
        OpenForPassing(moved);
        Directory.Delete(target);
        Directory.CreateSymbolicLink(target, moved);
        progress($"{target} is closed to the account '{account.Name}', which runs PostgreSQL: it becomes a link to {moved}.");
        return moved;
    }

    private static void OpenForPassing(string folder) =>
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

    /// <summary>A folder for the socket: inside the cluster, or a fresh one in the temporary folder where that path is too long.</summary>
    public async Task<string> MakeSocketFolderAsync(CancellationToken cancellationToken)
    {
        var folder = System.IO.Path.Combine(Path, "socket");
        if (Encoding.UTF8.GetByteCount($"{folder}/.s.PGSQL.{ClusterSettings.Port}") > LongestSocketPath)
        {
            folder = Directory.CreateTempSubdirectory("petpro-").FullName;
        }

        await Account.OwnFolderAsync(folder, cancellationToken);
        return folder;
    }

    public async Task<string> EndOfLogAsync(CancellationToken cancellationToken) =>
        (await Account.RunAsync(["tail", "-n", "20", Log], cancellationToken: cancellationToken)).Output;
}
