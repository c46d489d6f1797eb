namespace PetPro.Data.Embedded;

/// <summary>A lock on a file that the kernel releases when its process ends, however it ends.</summary>
internal sealed class FileLock : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Alone, or null when another process holds it.</summary>
    public static FileLock? TryTake(string path) => Open(path, FileShare.None);

    /// <summary>Beside others that share it, or null when another process has it alone.</summary>
    public static FileLock? TryShare(string path) => Open(path, FileShare.Read);

    public static async Task<FileLock> WaitForAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    public void Dispose() => file.Dispose();

    // Opened for reading only: another account that may not write the file can still take the lock.
    private static FileLock? Open(string path, FileShare share)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share));
        }
        catch (IOException inUse) when (inUse is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(path))
        {
            return null;
        }
    }
}
