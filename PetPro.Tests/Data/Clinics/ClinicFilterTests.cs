using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Clinics;
using PetPro.Tests.Support;
using PetPro.Web.Public;

namespace PetPro.Tests.Data.Clinics;

/// <summary>Each test has a city of its own, so that they do not see one another's clinics.</summary>
public sealed class ClinicFilterTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly WeeklyHours Office = World.Hours(new TimeOnly(9, 0), new TimeOnly(17, 0));
    private readonly string city = $"Kota {Guid.NewGuid():N}"[..16];

    /// <summary>Open around the hours at which clocks change, closed for a while, and again until midnight.</summary>
    private static readonly WeeklyHours WithBreak = new(Enum.GetValues<DayOfWeek>().ToDictionary(
        day => day,
        _ => (IReadOnlyList<DayHours>)[new DayHours(new TimeOnly(1, 30), new TimeOnly(3, 15)), new DayHours(new TimeOnly(20, 0), DayHours.LastMinute)]));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prices_ratings_and_kinds_narrow_together_and_on_one_service()
    {
        var cheap = await AddAsync("Murah", services: [("Mandi", "grooming", 80_000, ["dog"]), ("Operasi", "surgery", 900_000, ["cat"])]);
        var dear = await AddAsync("Mahal", services: [("Mandi", "grooming", 300_000, [])]);
        await RateAsync(cheap, 3.2m, 40);
        await RateAsync(dear, 4.8m, 12);

        (await NamesAsync(new(MinPrice: 100_000, MaxPrice: 400_000))).ShouldBe(["Mahal"]);
        (await NamesAsync(new(Category: "grooming", Species: "cat"))).ShouldBe(["Mahal"], "The cheap one grooms dogs only");
        (await NamesAsync(new(Category: "grooming", Species: "dog", Order: ClinicOrder.Price))).ShouldBe(["Murah", "Mahal"]);
        (await NamesAsync(new(MinRating: 4))).ShouldBe(["Mahal"]);
        (await NamesAsync(new(Order: ClinicOrder.Rating))).ShouldBe(["Mahal", "Murah"]);
    }

    [Fact]
    public async Task A_staff_members_name_and_an_english_word_for_a_service_lead_to_the_clinic()
    {
        await AddAsync("Anggrek", staff: "drh. Wulandari Prakoso", services: [("Suntik tahunan", "vaccination", 150_000, [])]);
        await AddAsync("Kenanga", services: [("Mandi", "grooming", 90_000, [])]);

        (await NamesAsync(new("wulandri"))).ShouldBe(["Anggrek"]);
        (await NamesAsync(new("vaccine"))).ShouldBe(["Anggrek"]);
        (await NamesAsync(new("ワクチン"))).ShouldBe(["Anggrek"]);
        (await FindAsync(new("vaccine"))).Category.ShouldBe("vaccination");
    }

    [Fact]
    public async Task Price_and_next_time_are_of_the_kind_that_the_words_mean_where_the_clinic_has_it()
    {
        await AddAsync("Bunga", services: [("Konsultasi", "consultation", 50_000, []), ("Vaksin rabies", "vaccination", 210_000, [])]);

        (await FindAsync(new("vaksin"))).Hits.ShouldHaveSingleItem().PriceFrom.ShouldBe(Money.Idr(210_000));
        (await FindAsync(new("bunga"))).Hits.ShouldHaveSingleItem().PriceFrom.ShouldBe(Money.Idr(50_000));
    }

    [Fact]
    public async Task Where_nothing_matches_it_is_said_what_to_leave_out()
    {
        await AddAsync("Teratai", services: [("Konsultasi", "consultation", 100_000, [])]);

        var found = await FindAsync(new(Category: "consultation", MaxPrice: 50_000, MinRating: null));

        found.Hits.ShouldBeEmpty();
        found.Looser.Single(l => l.Wish == "price").Count.ShouldBe(1);
        found.Looser.ShouldNotContain(l => l.Wish == "category", "Nothing else there is as cheap");
    }

    [Fact]
    public async Task The_soonest_free_time_comes_first_and_who_has_none_last()
    {
        var late = await AddAsync("Lambat", services: [("Konsultasi", "consultation", 100_000, [])]);
        var soon = await AddAsync("Cepat", services: [("Konsultasi", "consultation", 100_000, [])]);
        await AddAsync("Kosong", services: [("Konsultasi", "consultation", 100_000, [])]);
        await SlotAsync(late, TimeSpan.FromHours(30));
        await SlotAsync(soon, TimeSpan.FromHours(5));

        (await NamesAsync(new(Order: ClinicOrder.Soonest))).ShouldBe(["Cepat", "Lambat", "Kosong"]);
    }

    [Fact]
    public async Task Open_now_goes_by_the_clinics_own_clock_and_its_exceptions()
    {
        var jakarta = await AddAsync("Barat", zone: "Asia/Jakarta", hours: Office);
        await AddAsync("Timur", zone: "Asia/Jayapura", hours: Office);
        database.Clock.Now = At("2027-03-02T08:30:00Z");
        try
        {
            (await NamesAsync(new(OpenNow: true))).ShouldBe(["Barat"], "15.30 in Jakarta, 17.30 in Jayapura");
            await database.AddAsync(new OpeningException(jakarta, new DateOnly(2027, 3, 2), null, null, "Libur"));
            (await NamesAsync(new(OpenNow: true))).ShouldBeEmpty();
        }
        finally
        {
            database.Clock.Now = DateTimeOffset.UtcNow;
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-28")]
    [InlineData("Europe/Berlin", "2027-10-31")]
    [InlineData("America/New_York", "2027-03-14")]
    [InlineData("America/New_York", "2027-11-07")]
    [InlineData("Asia/Jakarta", "2027-03-28")]
    public async Task Open_now_says_what_the_clinics_page_says_through_days_on_which_clocks_change(string zone, string day)
    {
        var id = await AddAsync("Jam", zone: zone, hours: WithBreak);
        await database.AddAsync(new OpeningException(id, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(1), new TimeOnly(2, 30), new TimeOnly(4, 0), "Lain"));
        var from = At($"{day}T00:00:00Z").AddDays(-1);
        try
        {
            database.Clock.Now = from;
            var page = (await database.Get<GetClinicPage>().RunAsync(Actor.Visitor, id.ToString(), Cancellation)).Value;
            for (var at = from; at < from.AddDays(3); at += TimeSpan.FromMinutes(15))
            {
                var isOpen = await database.ReadAsync(db => db.Database.SqlQuery<bool>(
                    $"""SELECT clinics.is_open(id, operating_hours, time_zone, {at}) AS "Value" FROM clinics.clinics WHERE id = {id}""").SingleAsync());
                isOpen.ShouldBe(Opening.At(page, at).IsOpen, $"{at:u}");
            }
        }
        finally
        {
            database.Clock.Now = DateTimeOffset.UtcNow;
        }
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IEnumerable<string>> NamesAsync(ClinicsWanted wanted) => (await FindAsync(wanted)).Hits.Select(h => h.Name);

    private async Task<ClinicsFound> FindAsync(ClinicsWanted wanted) =>
        (await database.Get<FindClinics>().RunAsync(Actor.Visitor, wanted with { City = city }, Cancellation)).Value;

    private Task<int> RateAsync(Guid clinic, decimal average, int count) => database.ReadAsync(db => db.Database.ExecuteSqlAsync($$"""
        INSERT INTO clinics.clinic_ratings (clinic_id, avg_rating, review_count, rating_distribution, last_updated)
        VALUES ({{clinic}}, {{average}}, {{count}}, '{0,0,0,0,0}', now())
        """));

    private Task<int> SlotAsync(Guid clinic, TimeSpan ahead) => database.ReadAsync(db => db.Database.ExecuteSqlAsync($"""
        INSERT INTO bookings.slots (id, clinic_id, service_id, staff_id, slot_date, slot_start_time, slot_end_time, starts_at, ends_at, status, capacity, booked_count, created_at, updated_at)
        SELECT gen_random_uuid(), s.clinic_id, s.id, m.id, current_date, '09:00', '10:00', {database.Clock.Now + ahead}, {database.Clock.Now + ahead + TimeSpan.FromHours(1)}, 'available', 1, 0, now(), now()
        FROM clinics.services s JOIN clinics.staff m ON m.clinic_id = s.clinic_id WHERE s.clinic_id = {clinic}
        """));

    private async Task<Guid> AddAsync(
        string name, string zone = "Asia/Jakarta", WeeklyHours? hours = null, string staff = "drh. Sinta", (string Name, string Category, long Price, string[] Species)[]? services = null)
    {
        var owner = await new World(database).OwnerAsync();
        var clinic = Clinic.Apply(owner, new ClinicProfile(
            name, $"klinik-{Guid.NewGuid():N}", "Jl. Melati 1", city, "Jawa", "12110", -6.2, 106.8, zone,
            "+622155500000", "halo@klinik.test", null, "", hours ?? World.AllWeek, [], new BookingRules(60, 7, [])));
        clinic.Approve();
        var member = StaffMember.Join(clinic.Id, null, staff, "drh@klinik.test", null, Roles.Veterinarian, null, World.AllWeek, []);
        await database.AddAsync([clinic, member, .. (services ?? []).Select(s => ClinicService.Offer(
            clinic.Id, s.Name, "", s.Category, Money.Idr(s.Price), 30, 1, s.Species, TaxClasses.Exempt, [member.Id]))]);
        return clinic.Id;
    }
}
