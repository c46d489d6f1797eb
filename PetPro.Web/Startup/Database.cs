using Microsoft.EntityFrameworkCore;
using PetPro.Core.Shared;
using PetPro.Data;
using PetPro.Data.Embedded;
using PetPro.Data.Seeding;

namespace PetPro.Web.Startup;

/// <summary>
/// The PostgreSQL that this run works on: the one that the setting `ConnectionStrings:PetPro` names, else a private one in
/// PETPRO_HOME, which stops with this process.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly PrivatePostgres? postgres;
    private readonly RunLock? alone;

    private Database(string connectionString, PrivatePostgres? postgres, RunLock? alone)
    {
        ConnectionString = connectionString;
        this.postgres = postgres;
        this.alone = alone;
    }

    public string ConnectionString { get; }

    /// <summary>Null where it cannot be had; the reason has been said then.</summary>
    public static async Task<Database?> OpenAsync(WebApplicationBuilder builder, Order order, CancellationToken interrupted)
    {
        if (builder.Configuration.GetConnectionString("PetPro") is { Length: > 0 } named)
        {
            return new Database(named, null, null);
        }

        var home = Path.GetFullPath(builder.Configuration["PETPRO_HOME"] ?? Path.Combine(builder.Environment.ContentRootPath, "..", ".petpro"));
        RunLock? alone = null;
        if (order.Kind == OrderKind.Run)
        {
            alone = RunLock.TryTake(home, Url(builder), out var other);
            if (alone is null)
            {
                Console.Error.WriteLine($"PetPro already runs (process {other?.ProcessId}) on {other?.Url}. It was left alone.");
                return null;
            }
        }

        try
        {
            Console.WriteLine("Starting PostgreSQL");
            var postgres = await PrivatePostgres.StartAsync(
                new PrivatePostgresOptions(Path.Combine(home, "postgres"), ClusterDurability.Durable),
                Console.WriteLine,
                interrupted);
            return new Database(postgres.ConnectionString("petpro"), postgres, alone);
        }
        catch (PrivatePostgresException failure)
        {
            Console.Error.WriteLine(failure.Message);
            alone?.Dispose();
            return null;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            alone?.Dispose();
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            await postgres.DisposeAsync();
        }

        alone?.Dispose();
    }

    /// <summary>Where PetPro listens when nothing else is said.</summary>
    private static string Url(WebApplicationBuilder builder)
    {
        if (builder.Configuration["URLS"] is { Length: > 0 } urls)
        {
            return urls;
        }

        builder.WebHost.UseUrls("http://localhost:5080");
        return "http://localhost:5080";
    }
}

internal static class DatabasePreparation
{
    /// <summary>Brings the database to this version and puts in what the order asks for.</summary>
    public static async Task<bool> PrepareDatabaseAsync(this WebApplication app, Order order, CancellationToken interrupted)
    {
        try
        {
            var contexts = app.Services.GetRequiredService<IDbContextFactory<PetProDb>>();
            await using var db = await contexts.CreateDbContextAsync(interrupted);
            if ((await db.Database.GetPendingMigrationsAsync(interrupted)).Any())
            {
                Console.WriteLine("Bringing the database to this version");
                await db.Database.MigrateAsync(interrupted);
            }

            return order.Kind == OrderKind.Migrate || await app.SeedAsync(order, interrupted);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return false;
        }
    }

    public static bool HasDemo(this WebApplication app) => app.Configuration.GetValue("Seed:Demo", app.Environment.IsDevelopment());

    /// <summary>Reference data always; the demo where it is ordered, and in Development runs unless `Seed:Demo` says no.</summary>
    private static async Task<bool> SeedAsync(this WebApplication app, Order order, CancellationToken interrupted)
    {
        var isDemo = order.Demo || (order.Kind == OrderKind.Run && app.HasDemo());
        var reference = await app.Services.GetRequiredService<SeedReference>().RunAsync(Actor.System, interrupted);
        if (reference.IsOk && isDemo)
        {
            Console.WriteLine("Putting in demo data where there is none");
            return (await app.Services.GetRequiredService<SeedDemo>().RunAsync(Actor.System, interrupted)).IsOk;
        }

        return reference.IsOk;
    }
}
