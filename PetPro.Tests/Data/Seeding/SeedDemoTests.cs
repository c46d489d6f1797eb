using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;
using PetPro.Data.Pets;
using PetPro.Data.Seeding;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Seeding;

public sealed class SeedDemoTests(SeedDemoTests.Country country) : IClassFixture<SeedDemoTests.Country>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TestDatabase Database => country.Database;

    [Fact]
    public Task Every_invariant_holds() => Database.InvariantsHoldAsync();

    [Fact]
    public async Task What_lies_behind_leaves_no_event_to_be_handled()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seeded in {country.Took}");
        (await Database.ReadAsync(db => db.OutboxMessages.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_country_has_its_clinics_people_and_animals()
    {
        var clinics = await Database.ReadAsync(db => db.Clinics.AsNoTracking().ToListAsync());
        clinics.Count(c => c.Status == ClinicStatus.Approved).ShouldBe(24);
        clinics.Count(c => c.Status == ClinicStatus.Pending).ShouldBe(2);
        clinics.Select(c => c.TimeZone).Distinct().Count().ShouldBe(3);
        clinics.Select(c => c.City).Distinct().ShouldBe(["Jakarta", "Bandung", "Surabaya", "Denpasar", "Makassar", "Jayapura"], ignoreOrder: true);
        clinics.SelectMany(c => c.Facilities).ShouldAllBe(f => ClinicFacilities.All.Contains(f));
        var staff = await Database.ReadAsync(db => db.Staff.GroupBy(s => s.ClinicId).Select(s => s.Count()).ToListAsync());
        staff.ShouldAllBe(count => count >= 3 && count <= 8);
        (await Database.ReadAsync(db => db.Pets.CountAsync())).ShouldBe(100);
        (await Database.ReadAsync(db => db.Pets.Select(p => p.UserId).Distinct().CountAsync())).ShouldBe(60);
        (await Database.ReadAsync(db => db.Services.Select(s => s.Category).Distinct().ToListAsync())).ShouldAllBe(c => ServiceCategories.All.Contains(c));
    }

    [Fact]
    public async Task Ninety_days_lie_behind_with_every_way_a_visit_can_end()
    {
        var statuses = await Database.ReadAsync(db => db.Bookings.GroupBy(b => b.Status).Select(b => new { b.Key, Count = b.Count() })
            .ToDictionaryAsync(b => b.Key, b => b.Count));
        statuses[BookingStatus.Completed].ShouldBeGreaterThan(300);
        statuses[BookingStatus.Cancelled].ShouldBeGreaterThan(20);
        statuses[BookingStatus.NoShow].ShouldBeGreaterThan(10);
        statuses[BookingStatus.Confirmed].ShouldBeGreaterThan(60);
        var reviews = await Database.ReadAsync(db => db.Reviews.AsNoTracking().ToListAsync());
        reviews.Count.ShouldBeGreaterThan(120);
        var ratings = await Database.ReadAsync(db => db.ClinicRatings.AsNoTracking().ToListAsync());
        foreach (var rating in ratings)
        {
            var ofClinic = reviews.Where(r => r.ClinicId == rating.ClinicId).ToList();
            rating.ReviewCount.ShouldBe(ofClinic.Count);
            rating.AvgRating.ShouldBe(Math.Round((decimal)ofClinic.Average(r => r.Rating), 2, MidpointRounding.AwayFromZero));
        }
    }

    [Fact]
    public async Task Four_weeks_are_open_and_the_job_that_makes_slots_has_nothing_to_add()
    {
        var slots = await Database.ReadAsync(db => db.Slots.CountAsync(s => s.StartsAt > Database.Clock.Now && s.BookedCount == 0));
        slots.ShouldBeGreaterThan(50_000);

        (await Database.Get<ExtendSlotHorizon>().RunAsync(Actor.System, Cancellation)).ShouldBe("0 slots made, 0 changed, 0 gone for 24 clinics");
    }

    [Fact]
    public async Task The_accounts_of_the_readme_can_do_what_they_are_for()
    {
        var owner = await ActorAsync(SeedDemo.OwnerEmail);
        (await Database.Get<ListMyPets>().RunAsync(owner, new MyPetsWanted(), "id", Cancellation)).Count.ShouldBe(3);
        var visits = await Database.ReadAsync(db => db.Bookings.Where(b => b.UserId == owner.UserId).Select(b => b.Status).ToListAsync());
        visits.Count(s => s == BookingStatus.Confirmed).ShouldBe(2);
        visits.Count(s => s == BookingStatus.Completed).ShouldBe(6);
        visits.Count(s => s == BookingStatus.Cancelled).ShouldBe(1);
        var clinic = await ActorAsync(SeedDemo.ClinicEmail);
        clinic.ClinicsWhere(Permissions.RunVisits).ShouldHaveSingleItem();
        (await ActorAsync(SeedDemo.AdminEmail)).May(Permissions.ReviewClinics).ShouldBeTrue();
        var hashes = await Database.ReadAsync(db => db.Users.Select(u => u.PasswordHash!).Distinct().ToListAsync());
        new PasswordHasher<User>().VerifyHashedPassword(new User(), hashes.ShouldHaveSingleItem(), SeedDemo.Password).ShouldBe(PasswordVerificationResult.Success);
    }

    [Fact]
    public async Task Todays_board_of_the_named_clinic_is_alive()
    {
        var clinic = (await ActorAsync(SeedDemo.ClinicEmail)).ClinicsWhere(Permissions.RunVisits).Single();
        var today = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta"), Database.Clock.Now);

        var visits = await Database.ReadAsync(db => db.Bookings
            .Where(b => b.ClinicId == clinic && db.Slots.Any(s => s.Id == b.SlotId && s.SlotDate == today)).Select(b => b.Status).ToListAsync());

        visits.Count.ShouldBeGreaterThanOrEqualTo(8);
        visits.Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_visit_of_the_demo_can_be_cancelled_like_any_other()
    {
        var owner = await ActorAsync(SeedDemo.OwnerEmail);
        var id = await Database.ReadAsync(db => db.Bookings
            .Where(b => b.UserId == owner.UserId && b.Status == BookingStatus.Confirmed)
            .OrderByDescending(b => db.Slots.Single(s => s.Id == b.SlotId).StartsAt).Select(b => b.Id).FirstAsync());
        await using var sandbox = await Database.Get<IDbContextFactory<PetPro.Data.PetProDb>>().CreateDbContextAsync(Cancellation);
        (await sandbox.SandboxTransactions.CountAsync(t => sandbox.Bookings.Any(b => b.Id == id && b.PaymentId == t.PaymentId), Cancellation)).ShouldBe(1);

        (await Database.Get<GetCancellationTerms>().RunAsync(owner, id, Cancellation)).Value.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_second_run_adds_nothing()
    {
        var before = await FingerprintAsync(Database);

        (await Database.Get<SeedDemo>().RunAsync(Actor.System, Cancellation)).Value.ShouldBeFalse();

        (await FingerprintAsync(Database)).ShouldBe(before);
    }

    [Fact]
    public async Task It_is_the_same_on_every_machine()
    {
        await using var other = new TestDatabase(country.Cluster) { Clock = { Now = Database.Clock.Now } };
        await other.InitializeAsync();

        await Country.SeedAsync(other);

        (await FingerprintAsync(other)).ShouldBe(await FingerprintAsync(Database));
    }

    private async Task<Actor> ActorAsync(string email)
    {
        var id = await Database.ReadAsync(db => db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync());
        return await Database.Get<GetActor>().RunAsync(id, Cancellation);
    }

    /// <summary>The whole content, table by table; but for what is a secret or made by the reference data.</summary>
    private static async Task<Dictionary<string, string>> FingerprintAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        List<string> tables = [];
        await using (var names = new NpgsqlCommand("""
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_schema IN ('accounts', 'pets', 'clinics', 'bookings', 'payments', 'ledger', 'sandbox')
              AND table_type = 'BASE TABLE' AND table_name NOT IN ('roles', 'role_permissions', 'keys')
            """, connection))
        await using (var reader = await names.ExecuteReaderAsync(Cancellation))
        {
            while (await reader.ReadAsync(Cancellation))
            {
                tables.Add(reader.GetString(0));
            }
        }

        Dictionary<string, string> prints = [];
        foreach (var table in tables)
        {
            await using var print = new NpgsqlCommand(
                $"SELECT md5(coalesce(string_agg(md5((to_jsonb(t) - 'password_hash' - 'role_id')::text), '' ORDER BY to_jsonb(t)::text), '')) FROM {table} t", connection);
            prints[table] = (string)(await print.ExecuteScalarAsync(Cancellation))!;
        }

        return prints;
    }

    public sealed class Country(PostgresCluster cluster) : IAsyncLifetime
    {
        public PostgresCluster Cluster => cluster;

        public TestDatabase Database { get; } = new(cluster);

        public TimeSpan Took { get; private set; }

        public static async Task SeedAsync(TestDatabase database)
        {
            (await database.Get<SeedReference>().RunAsync(Actor.System, CancellationToken.None)).IsOk.ShouldBeTrue();
            (await database.Get<SeedDemo>().RunAsync(Actor.System, CancellationToken.None)).Value.ShouldBeTrue();
        }

        public async ValueTask InitializeAsync()
        {
            await Database.InitializeAsync();

            // Early afternoon in Jakarta: a day of which some lies behind and some ahead.
            Database.Clock.Now = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddHours(6);
            var watch = Stopwatch.StartNew();
            await SeedAsync(Database);
            Took = watch.Elapsed;
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
