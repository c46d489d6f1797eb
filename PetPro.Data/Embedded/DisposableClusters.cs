namespace PetPro.Data.Embedded;

/// <summary>Clusters that live as long as the process that made them; those of dead processes are swept away by the next.</summary>
internal static class DisposableClusters
{
    private const string Prefix = "cluster-";

    public static string NewFolder(string root) =>
        Path.Combine(root, $"{Prefix}{Environment.ProcessId}-{Path.GetRandomFileName()[..4]}");

    public static async Task SweepAsync(string root, CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateDirectories(root, Prefix + "*").ToList())
        {
            await using var unused = FileLock.TryTake(Path.Combine(path, "users.lock"));
            if (unused is null)
            {
                continue;
            }

            var folder = await ClusterFolder.OpenAsync(path, cancellationToken);
            if (folder.Major is null)
            {
                await DeleteAsync(folder);
            }
            else
            {
                await EndAsync(folder, await PostgresBinaries.FindAsync(folder.Major, cancellationToken));
            }
        }
    }

    public static async Task EndAsync(ClusterFolder folder, PostgresBinaries binaries)
    {
        await ServerProcess.StopAsync(folder, binaries, "immediate");
        await DeleteAsync(folder);
    }

    // Its account empties the folder; the folder itself lies in one that belongs to this process's account.
    private static async Task DeleteAsync(ClusterFolder folder)
    {
        try
        {
            foreach (var entry in Directory.EnumerateFileSystemEntries(folder.Path).ToList())
            {
                await folder.Account.DeleteAsync(entry, CancellationToken.None);
            }

            Directory.Delete(folder.Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The process that it belonged to has just deleted it itself.
        }
    }
}
