using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using PetPro.Data;

namespace PetPro.Bench;

/// <summary>A database of its own with 5,000 clinics, and as many slots as are asked for; every second one is booked.</summary>
internal sealed class Country : IAsyncDisposable
{
    public const int Clinics = 5000;

    /// <summary>These have their slots first: what is asked of them stays the same while the rest of the country fills up.</summary>
    public const int Measured = 50;

    private const int SlotsPerClinic = 200;
    private readonly ServiceProvider services;
    private int filled;

    private Country(ServiceProvider services) => this.services = services;

    public static async Task<Country> FoundAsync(BenchDatabase town)
    {
        Console.WriteLine($"Filling {Clinics:N0} clinics with their services");
        await town.ExecuteAsync("CREATE DATABASE country");
        var connection = new NpgsqlConnectionStringBuilder(town.ConnectionString) { Database = "country", CommandTimeout = 600 }.ConnectionString;
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        collection.AddPetProData(connection);
        var country = new Country(collection.BuildServiceProvider());
        await using (var db = await country.Get<IDbContextFactory<PetProDb>>().CreateDbContextAsync())
        {
            await db.Database.MigrateAsync();
        }

        await country.RunAsync($"SET bench.clinics = {Clinics};" + BenchDatabase.Sql("country.sql"));
        return country;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Adds slots until there are that many.</summary>
    public async Task GrowAsync(int slots)
    {
        var watch = Stopwatch.StartNew();
        var to = slots / SlotsPerClinic;
        await RunAsync($"SET bench.after = {filled}; SET bench.until = {to};" + BenchDatabase.Sql("country-slots.sql"));
        await RunAsync("VACUUM ANALYZE");
        await RunAsync("CHECKPOINT");
        filled = to;
        Console.WriteLine($"Filled up to {slots:N0} slots in {watch.Elapsed.TotalSeconds:0} s");
    }

    public async Task<Guid[]> MeasuredClinicsAsync() =>
        [.. (await ReadAsync("SELECT array_agg(id ORDER BY n) FROM bench.clinics WHERE n <= 50", row => row.GetFieldValue<Guid[]>(0))).Take(Measured)];

    /// <summary>
    /// Rows and index entries that this database has read so far in what a search and a calendar read. Servers' processes tell of
    /// them when they end: connections are closed for that.
    /// </summary>
    public async Task<long> RowsReadAsync()
    {
        Get<NpgsqlDataSource>().Clear();
        await ReadAsync("SELECT 1", _ => 0);
        while (await ReadAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = 'country' AND backend_type = 'client backend' AND pid <> pg_backend_pid()", row => row.GetInt64(0)) > 0)
        {
            await Task.Yield();
        }

        return await ReadAsync(
            """
            SELECT (SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE schemaname IN ('clinics', 'bookings', 'pets', 'accounts'))::bigint
                 + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE schemaname IN ('clinics', 'bookings', 'pets', 'accounts'))::bigint
            """,
            row => row.GetInt64(0));
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task RunAsync(string sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<T> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        return read(rows);
    }
}
