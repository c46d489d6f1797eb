using Npgsql;

namespace PetPro.Data.Embedded;

/// <summary>
/// A PostgreSQL server of PetPro's own: made, started, found again after a crash, and stopped by the last process that uses
/// it. See docs/decisions/0003.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly PrivatePostgresOptions options;
    private readonly ClusterFolder folder;
    private readonly PostgresBinaries binaries;
    private FileLock? use;

    private PrivatePostgres(PrivatePostgresOptions options, ClusterFolder folder, PostgresBinaries binaries, Postmaster server, bool pickedUp, FileLock use)
    {
        this.options = options;
        this.folder = folder;
        this.binaries = binaries;
        SocketFolder = server.SocketFolder;
        this.use = use;
        ProcessId = server.Pid;
        PickedUp = pickedUp;
    }

    /// <summary>The server's process.</summary>
    public int ProcessId { get; }

    /// <summary>The server was already running: another process uses it, or one died and left it.</summary>
    public bool PickedUp { get; }

    /// <summary>The folder with the server's programs (pgbench, pg_dump, psql).</summary>
    public string Programs => binaries.Folder;

    public string SocketFolder { get; }

    /// <exception cref="PrivatePostgresException">It cannot run here; the message says what to do.</exception>
    public static async Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options, Action<string> progress, CancellationToken cancellationToken)
    {
        var root = await ClusterFolder.ReachableRootAsync(options, progress, cancellationToken);
        if (options.Durability == ClusterDurability.Durable)
        {
            return await StartInAsync(options, root, progress, cancellationToken);
        }

        await using var sweeping = await FileLock.WaitForAsync(Path.Combine(root, "start.lock"), cancellationToken);
        await DisposableClusters.SweepAsync(root, cancellationToken);
        return await StartInAsync(options, DisposableClusters.NewFolder(root), progress, cancellationToken);
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder,
        Port = ClusterSettings.Port,
        Username = ClusterSettings.Role,
        Database = database,
    }.ConnectionString;

    /// <summary>Stops the server unless another process still uses it. A disposable cluster is deleted.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref use, null) is not { } ours)
        {
            return;
        }

        await using var stopping = await FileLock.WaitForAsync(folder.StartLock, CancellationToken.None);
        await ours.DisposeAsync();
        await using var last = FileLock.TryTake(folder.UsersLock);
        if (last is null)
        {
            return;
        }

        if (options.Durability == ClusterDurability.Disposable)
        {
            await DisposableClusters.EndAsync(folder, binaries);
        }
        else
        {
            await ServerProcess.StopAsync(folder, binaries, "fast");
        }

        if (!SocketFolder.StartsWith(folder.Path, StringComparison.Ordinal))
        {
            await folder.Account.DeleteAsync(SocketFolder, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static async Task<PrivatePostgres> StartInAsync(PrivatePostgresOptions options, string path, Action<string> progress, CancellationToken cancellationToken)
    {
        var folder = await ClusterFolder.OpenAsync(path, cancellationToken);
        await using var starting = await FileLock.WaitForAsync(folder.StartLock, cancellationToken);
        var binaries = await PostgresBinaries.FindAsync(folder.Major, cancellationToken);
        var server = new ServerProcess(folder, binaries, progress);

        var running = await server.FindRunningAsync(cancellationToken);
        if (running is null)
        {
            await server.MakeClusterAsync(options.Durability, cancellationToken);
        }

        var postmaster = running ?? await server.StartAsync(options.Durability, cancellationToken);

        var use = FileLock.TryShare(folder.UsersLock)
            ?? throw new PrivatePostgresException($"{folder.UsersLock} is held by another process.");
        var postgres = new PrivatePostgres(options, folder, binaries, postmaster, running is not null, use);
        try
        {
            await server.BecomeReadyAsync(postmaster, postgres.ConnectionString("postgres"), options.Database, cancellationToken);
            return postgres;
        }
        catch
        {
            await starting.DisposeAsync();
            await postgres.StopAsync();
            throw;
        }
    }
}
