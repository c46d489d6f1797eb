using Npgsql;

namespace PetPro.Data.Embedded;

/// <summary>The server of one cluster as an operating-system process.</summary>
internal sealed class ServerProcess(ClusterFolder folder, PostgresBinaries binaries, Action<string> progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task StopAsync(ClusterFolder folder, PostgresBinaries binaries, string mode)
    {
        var stopped = await folder.Account.RunAsync([binaries.PgCtl, "stop", "-D", folder.Data, "-m", mode, "-w", "-t", "60"]);
        if (!stopped.Succeeded && Postmaster.Read(folder.Data) is { } postmaster && await postmaster.IsServingAsync(folder.Data, CancellationToken.None))
        {
            throw new PrivatePostgresException($"PostgreSQL (process {postmaster.Pid}) did not stop: {stopped.Output.Trim()}");
        }
    }

    public async Task<Postmaster?> FindRunningAsync(CancellationToken cancellationToken)
    {
        if (Postmaster.Read(folder.Data) is not { } postmaster)
        {
            return null;
        }

        if (await postmaster.IsServingAsync(folder.Data, cancellationToken))
        {
            return postmaster;
        }

        // Left by a crash. The server would take over by itself, except where its old number now belongs to another process.
        await folder.Account.DeleteAsync(Postmaster.FileIn(folder.Data), cancellationToken);
        await folder.Account.DeleteAsync(Path.Combine(postmaster.SocketFolder, $".s.PGSQL.{ClusterSettings.Port}.lock"), cancellationToken);
        return null;
    }

    /// <summary>Makes the cluster beside its final place, so that an interruption leaves nothing half made.</summary>
    public async Task MakeClusterAsync(ClusterDurability durability, CancellationToken cancellationToken)
    {
        if (folder.Major is not null)
        {
            return;
        }

        progress($"Making a private PostgreSQL {binaries.Major} in {folder.Path}");
        var unfinished = folder.Data + ".new";
        await folder.Account.DeleteAsync(unfinished, cancellationToken);
        string[] sync = durability == ClusterDurability.Durable ? ["--data-checksums"] : ["--no-sync"];
        var making = folder.Account.RunAsync(
            [binaries.Initdb, "-D", unfinished, "-U", ClusterSettings.Role, "--auth=peer", "--encoding=UTF8", "--locale=C", "--lc-ctype=C.UTF-8", .. sync],
            cancellationToken: CancellationToken.None);
        await Progress.WhileAsync("Still making the cluster", progress, making);
        cancellationToken.ThrowIfCancellationRequested();
        if (await making is { Succeeded: false } failure)
        {
            throw new PrivatePostgresException($"The cluster was not made:{Environment.NewLine}{failure.Output.Trim()}");
        }

        await folder.Account.MustRunAsync("Making the cluster", ["mv", unfinished, folder.Data], cancellationToken: cancellationToken);
    }

    public async Task<Postmaster> StartAsync(ClusterDurability durability, CancellationToken cancellationToken)
    {
        var socketFolder = await folder.MakeSocketFolderAsync(cancellationToken);
        await folder.Account.WriteAsync(Path.Combine(folder.Data, "postgresql.conf"), ClusterSettings.Postgresql(durability, socketFolder), cancellationToken);
        await folder.Account.WriteAsync(Path.Combine(folder.Data, "pg_hba.conf"), ClusterSettings.HostBasedAuthentication, cancellationToken);
        await folder.Account.WriteAsync(Path.Combine(folder.Data, "pg_ident.conf"), ClusterSettings.Identities(folder.Account), cancellationToken);
        await Progress.WhileAsync("Still starting PostgreSQL", progress, LaunchAsync(cancellationToken));
        return Postmaster.Read(folder.Data) ?? throw new PrivatePostgresException($"PostgreSQL stopped right after its start. Its log is {folder.Log}.");
    }

    /// <summary>Waits until the server lets connections in, and makes the database when it is missing.</summary>
    public async Task BecomeReadyAsync(Postmaster postmaster, string connectionString, string? database, CancellationToken cancellationToken)
    {
        // A pool would keep a connection to a server that this class will stop.
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await Progress.WhileAsync("Still waiting for PostgreSQL", progress, ConnectAsync(postmaster, source, cancellationToken));
        if (database is not null)
        {
            await EnsureDatabaseAsync(source, database, cancellationToken);
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        // Each start has its own log, so that what it says about a failure is about this failure; one older log is kept.
        await folder.Account.RunAsync(["mv", "-f", folder.Log, folder.Log + ".1"], cancellationToken: cancellationToken);
        var until = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            // Not cancelled half-way: nobody would know of the server that comes up. Ctrl-C reaches pg_ctl, which then stops it.
            var started = await folder.Account.RunAsync(
                [binaries.PgCtl, "start", "-D", folder.Data, "-l", folder.Log, "-w", "-t", $"{Patience.TotalSeconds:0}"],
                cancellationToken: CancellationToken.None);
            if (started.Succeeded)
            {
                return;
            }

            // A killed server's children hold its shared memory for a moment longer.
            cancellationToken.ThrowIfCancellationRequested();
            var log = await folder.EndOfLogAsync(cancellationToken);
            if (!log.Contains("is still in use", StringComparison.Ordinal) || DateTimeOffset.UtcNow > until)
            {
                throw new PrivatePostgresException($"PostgreSQL did not start:{Environment.NewLine}{log.Trim()}");
            }

            await folder.Account.DeleteAsync(folder.Log, cancellationToken);
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task ConnectAsync(Postmaster postmaster, NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException notYet) when (notYet is not PostgresException || notYet.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                if (!await postmaster.IsServingAsync(folder.Data, cancellationToken))
                {
                    throw new PrivatePostgresException($"PostgreSQL stopped while starting:{Environment.NewLine}{await folder.EndOfLogAsync(cancellationToken)}", notYet);
                }

                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private static async Task EnsureDatabaseAsync(NpgsqlDataSource source, string database, CancellationToken cancellationToken)
    {
        await using var find = source.CreateCommand("select 1 from pg_database where datname = $1");
        find.Parameters.AddWithValue(database);
        if (await find.ExecuteScalarAsync(cancellationToken) is not null)
        {
            return;
        }

        var name = database.Replace("\"", "\"\"", StringComparison.Ordinal);
        await using var create = source.CreateCommand($"create database \"{name}\"");
        await create.ExecuteNonQueryAsync(cancellationToken);
    }
}
