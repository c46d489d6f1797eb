using Microsoft.EntityFrameworkCore;
using Npgsql;
using PetPro.Data;
using PetPro.Data.Embedded;
using PetPro.Tests.Support;

[assembly: Xunit.AssemblyFixture(typeof(PostgresCluster))]

namespace PetPro.Tests.Support;

/// <summary>One private PostgreSQL for the whole run, with a migrated template from which each test class gets its own database.</summary>
public sealed class PostgresCluster : Xunit.IAsyncLifetime
{
    private const string Template = "petpro_template";
    private readonly SemaphoreSlim making = new(1, 1);
    private PrivatePostgres? server;
    private int databases;

    /// <summary>Creates an empty database and tells how to reach it. The cluster starts with the first one that is asked for.</summary>
    public async Task<string> CreateDatabaseAsync(bool isMigrated = true)
    {
        await making.WaitAsync();
        try
        {
            server ??= await StartAsync();
            var name = $"petpro_{++databases}";
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {(isMigrated ? Template : "template0")} STRATEGY FILE_COPY");
            return server.ConnectionString(name);
        }
        finally
        {
            making.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        making.Dispose();
    }

    private static async Task<PrivatePostgres> StartAsync()
    {
        var started = await PrivatePostgres.StartAsync(
            PrivatePostgresOptions.ForTests(Template), Console.Error.WriteLine, CancellationToken.None);
        await using var db = new PetProDb(new DbContextOptionsBuilder<PetProDb>()
            .UseNpgsql(started.ConnectionString(Template), npgsql => npgsql.MigrationsHistoryTable("__ef_migrations", "public")).Options);
        await db.Database.MigrateAsync();
        NpgsqlConnection.ClearAllPools();
        return started;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server!.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
