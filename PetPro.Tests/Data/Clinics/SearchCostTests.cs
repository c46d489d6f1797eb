using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PetPro.Core.Accounts;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Clinics;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Clinics;

/// <summary>
/// What `./petpro bench` measures, at a size for every day: rows read by searches and by a calendar week, with slots for ten clinics
/// and with slots for a hundred and fifty. What they ask for stays the same.
/// </summary>
public sealed class SearchCostTests(SearchCostTests.Country country) : IClassFixture<SearchCostTests.Country>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_read_do_not_grow_with_the_slots()
    {
        (string Name, int Most, Func<Task> Ask)[] asked =
        [
            ("words", 5000, () => FindAsync(new("konsultsi angrek", City: "Sukabumi"))),
            ("nearest", 2500, () => FindAsync(new(Latitude: -6.9, Longitude: 106.95))),
            ("price", 2500, () => FindAsync(new(City: "Sukabumi", Category: "grooming", Species: "cat", MaxPrice: 150_000, Order: ClinicOrder.Price))),
            ("rating and open now", 2500, () => FindAsync(new(City: "Sukabumi", MinRating: 4, OpenNow: true))),
            ("soonest", 2500, () => FindAsync(new(City: "Sukabumi", Category: "vaccination", Order: ClinicOrder.Soonest))),
            ("week", 450, WeekAsync),
        ];
        await country.GrowAsync(10);
        var few = await CountAsync(asked);
        await country.GrowAsync(150);
        var many = await CountAsync(asked);

        foreach (var (name, most, _) in asked)
        {
            many[name].ShouldBeLessThanOrEqualTo((long)(few[name] * 1.5) + 20, $"{name}: fifteen times the slots");
            many[name].ShouldBeLessThanOrEqualTo(most, $"{name}: of 500 clinics, 5,000 services and 30,000 slots");
        }
    }

    private Task FindAsync(ClinicsWanted wanted) => country.Database.Get<FindClinics>().RunAsync(Actor.Visitor, wanted, Cancellation);

    private async Task WeekAsync()
    {
        var clinic = await country.Database.ReadAsync(db => db.Database.SqlQuery<Guid>($"""SELECT id AS "Value" FROM bench.clinics WHERE n = 3""").SingleAsync());
        var reception = new Actor(
            Guid.NewGuid(), new HashSet<string>(), new Dictionary<Guid, IReadOnlySet<string>> { [clinic] = new HashSet<string> { Permissions.SeeVisits } });
        var week = await country.Database.Get<ListClinicVisits>().RunAsync(
            reception, clinic, DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)).AddDays(3), 7, null, Cancellation);
        week.Value.Visits.Count.ShouldBeGreaterThan(20);
    }

    private async Task<Dictionary<string, long>> CountAsync((string Name, int Most, Func<Task> Ask)[] asked)
    {
        Dictionary<string, long> counts = [];
        foreach (var (name, _, ask) in asked)
        {
            await ask();
            var before = await country.RowsReadAsync();
            await ask();
            counts[name] = await country.RowsReadAsync() - before;
        }

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}")));
        return counts;
    }

    public sealed class Country(PostgresCluster cluster) : IAsyncLifetime
    {
        private int filled;

        public TestDatabase Database { get; } = new(cluster);

        public async ValueTask InitializeAsync()
        {
            await Database.InitializeAsync();
            await RunAsync("SET bench.clinics = 500;" + Sql("country.sql"));
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();

        public async Task GrowAsync(int clinics)
        {
            await RunAsync($"SET bench.after = {filled}; SET bench.until = {clinics};" + Sql("country-slots.sql"));
            await RunAsync("VACUUM ANALYZE");
            filled = clinics;
        }

        /// <summary>Rows and index entries; servers' processes tell of them when they end, so the connections are closed first.</summary>
        public async Task<long> RowsReadAsync()
        {
            Database.Get<NpgsqlDataSource>().Clear();
            await Eventually.SeeAsync(
                () => ReadAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"),
                others => others == 0);
            return await ReadAsync("""
                SELECT ((SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE schemaname IN ('clinics', 'bookings', 'pets', 'accounts'))
                      + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE schemaname IN ('clinics', 'bookings', 'pets', 'accounts')))::bigint
                """);
        }

        private static string Sql(string name)
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }

        private async Task RunAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(Database.ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync();
        }

        private async Task<long> ReadAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(Database.ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }
}
