using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PetPro.Data;
using PetPro.Data.Accounts;
using PetPro.Data.Embedded;

namespace PetPro.Bench;

/// <summary>A private, durable PostgreSQL of this run alone, with a million slots in it.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    public const string Password = "kucing oren di atap";
    private readonly string home;
    private readonly PrivatePostgres postgres;

    private BenchDatabase(string home, PrivatePostgres postgres)
    {
        this.home = home;
        this.postgres = postgres;
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>For files of this run; goes with it.</summary>
    public string Home => home;

    public string ConnectionString => postgres.ConnectionString("petpro");

    public NpgsqlDataSource Source { get; }

    /// <summary>The services whose times are asked for.</summary>
    public IReadOnlyList<Guid> Services { get; private set; } = [];

    public static async Task<BenchDatabase> StartAsync()
    {
        var home = Path.Combine(
            Environment.GetEnvironmentVariable("PETPRO_HOME") ?? Path.GetTempPath(), $"bench-{Environment.ProcessId}");
        var options = new PrivatePostgresOptions(Path.Combine(home, "postgres"), ClusterDurability.Durable);
        var postgres = await PrivatePostgres.StartAsync(options, Console.WriteLine, CancellationToken.None);
        await using var db = new PetProDb(new DbContextOptionsBuilder<PetProDb>()
            .UseNpgsql(postgres.ConnectionString("petpro"), npgsql => npgsql.MigrationsHistoryTable("__ef_migrations", "public")).Options);
        await db.Database.MigrateAsync();
        return new BenchDatabase(home, postgres);
    }

    /// <summary>A program of the PostgreSQL that runs; where it was found by a link, the one that stands where the link leads.</summary>
    public string ProgramOf(string name)
    {
        var server = new FileInfo(Path.Combine(postgres.Programs, "postgres"));
        string?[] folders = [postgres.Programs, (server.ResolveLinkTarget(returnFinalTarget: true) as FileInfo)?.DirectoryName];
        return folders.Select(folder => Path.Combine(folder ?? "", name)).FirstOrDefault(File.Exists) ?? name;
    }

    public static string Sql(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    public async Task FillAsync()
    {
        var watch = Stopwatch.StartNew();
        Console.WriteLine("Filling 1,000,000 slots");
        await using var command = Source.CreateCommand(Sql("town.sql"));
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
        await ExecuteAsync("UPDATE accounts.users SET password_hash = $1", new Passwords(new PasswordHasher<User>()).Hash(Password));
        await ExecuteAsync("VACUUM ANALYZE");
        await ExecuteAsync("CHECKPOINT");
        Services = await ReadAsync("SELECT id FROM clinics.services ORDER BY id", row => row.GetGuid(0));
        Console.WriteLine($"Filled in {watch.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>Slots that do not overlap one another, in no order.</summary>
    public Task<IReadOnlyList<Guid>> FreeSlotsAsync() => ReadAsync("SELECT slot_id FROM bench.targets ORDER BY n", row => row.GetGuid(0));

    /// <summary>Takes what waits in the outbox off the relay's hands, but for what it has in them.</summary>
    public Task ClearOutboxAsync() => ExecuteAsync("""
        UPDATE outbox.outbox_messages SET status = 'done', done_at = now()
        WHERE position IN (SELECT position FROM outbox.outbox_messages WHERE status = 'pending' FOR UPDATE SKIP LOCKED)
        """);

    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 600;
        command.Parameters.AddRange(values.Select(v => new NpgsqlParameter { Value = v }).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await postgres.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = Source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        List<T> found = [];
        while (await rows.ReadAsync())
        {
            found.Add(read(rows));
        }

        return found;
    }
}
