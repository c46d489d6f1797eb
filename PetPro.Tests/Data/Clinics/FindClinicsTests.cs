using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Clinics;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Clinics;

public sealed class FindClinicsTests(FindClinicsTests.Town town) : IClassFixture<FindClinicsTests.Town>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Melati", "Klinik Hewan Melati")]
    [InlineData("meltai", "Klinik Hewan Melati")]
    [InlineData("malati", "Klinik Hewan Melati")]
    [InlineData("surabya", "Pawsome Vet Surabaya")]
    [InlineData("grmoing", "Rumah Sakit Hewan Cakra")]
    [InlineData("grooming bandung", "Rumah Sakit Hewan Cakra")]
    [InlineData("klinik cakra", "Rumah Sakit Hewan Cakra")]
    [InlineData("sterilisai kucing", "Klinik Hewan Melati")]
    public async Task A_word_finds_its_clinic_first_also_with_typing_errors(string text, string first) =>
        (await FindAsync(new ClinicsWanted(text))).First().Name.ShouldBe(first);

    [Theory]
    [InlineData("helikopter")]
    [InlineData("melati surabaya")]
    [InlineData("%' OR 1=1 --")]
    public async Task What_nothing_bears_is_not_found(string text) => (await FindAsync(new ClinicsWanted(text))).ShouldBeEmpty();

    [Fact]
    public async Task A_clinic_that_is_not_approved_is_not_found()
    {
        (await FindAsync(new ClinicsWanted("Menunggu"))).ShouldBeEmpty();
        (await FindAsync(new ClinicsWanted())).Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_nearest_comes_first_where_a_position_is_given()
    {
        var hits = await FindAsync(new ClinicsWanted(Latitude: -6.914, Longitude: 107.609));

        hits.Select(h => h.City).ShouldBe(["Bandung", "Jakarta", "Surabaya"]);
        hits[0].Metres!.Value.ShouldBeLessThan(5_000);
        hits[2].Metres!.Value.ShouldBeInRange(550_000, 580_000);
    }

    [Fact]
    public async Task Filters_leave_what_offers_it_and_price_and_time_are_of_what_matches()
    {
        (await FindAsync(new ClinicsWanted(City: "Bandung"))).ShouldHaveSingleItem().City.ShouldBe("Bandung");
        var grooming = (await FindAsync(new ClinicsWanted(Category: "grooming"))).ShouldHaveSingleItem();
        grooming.PriceFrom.ShouldBe(Money.Idr(120_000));
        grooming.NextFreeAt.ShouldNotBeNull();
        (await FindAsync(new ClinicsWanted(Species: "rabbit"))).Select(h => h.Name).ShouldBe(["Pawsome Vet Surabaya", "Rumah Sakit Hewan Cakra"], ignoreOrder: true);
        (await FindAsync(new ClinicsWanted(MaxPrice: 130_000))).ShouldHaveSingleItem().PriceFrom.ShouldBe(Money.Idr(120_000));
        (await FindAsync(new ClinicsWanted(Category: "grooming", MaxPrice: 100_000))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_free_time_is_the_one_that_can_be_held()
    {
        var hit = (await FindAsync(new ClinicsWanted("Melati"))).Single();

        var slots = (await town.Database.Get<FindFreeSlots>().RunAsync(
            Actor.Visitor, new FreeSlotsWanted(town.Melati.ServiceId), Cancellation)).Value.Slots;
        hit.NextFreeAt.ShouldBe(slots[0].StartsAt);
        hit.NextFreeAt!.Value.Offset.ShouldBe(TimeSpan.FromHours(7));
    }

    [Theory]
    [InlineData(ClinicOrder.Best, null)]
    [InlineData(ClinicOrder.Rating, null)]
    [InlineData(ClinicOrder.Price, null)]
    [InlineData(ClinicOrder.Nearest, -6.2)]
    public async Task Page_by_page_every_clinic_comes_once(ClinicOrder order, double? latitude)
    {
        List<string> seen = [];
        var wanted = new ClinicsWanted(Order: order, Latitude: latitude, Longitude: latitude is null ? null : 106.8, Most: 1);
        for (var page = await FindAsync(wanted); page.Count > 0; page = await FindAsync(wanted))
        {
            seen.Add(page[0].Name);
            wanted = wanted with { After = page[0].Key };
        }

        seen.Count.ShouldBe(3);
        seen.ShouldBeUnique();
        seen.ShouldBe((await FindAsync(wanted with { After = null, Most = 10 })).Select(h => h.Name));
    }

    [Fact]
    public async Task Wrong_wishes_are_named()
    {
        var refused = await town.Database.Get<FindClinics>().RunAsync(
            Actor.Visitor, new ClinicsWanted(new string('x', 201), Category: "magic", Latitude: 95, MaxPrice: -1), Cancellation);

        refused.Error!.Fields.Select(f => f.Field).ShouldBe(["text", "category", "latitude", "longitude", "maxPrice"]);
    }

    [Fact]
    public async Task Cities_and_services_of_approved_clinics_are_listed()
    {
        (await town.Database.Get<ListCities>().RunAsync(Actor.Visitor, Cancellation)).Select(c => c.City).ShouldBe(["Bandung", "Jakarta", "Surabaya"]);
        var first = (await town.Database.Get<ListClinicServices>().RunAsync(Actor.Visitor, new ServicesWanted(Most: 2), Cancellation)).Value;
        var rest = (await town.Database.Get<ListClinicServices>().RunAsync(Actor.Visitor, new ServicesWanted(After: first[^1].Key), Cancellation)).Value;
        first.Concat(rest).Select(s => s.Price.Amount).ShouldBe([120_000, 150_000, 200_000, 900_000]);
        (await town.Database.Get<ListClinicServices>().RunAsync(Actor.Visitor, new ServicesWanted(Species: "rabbit"), Cancellation)).Value
            .Select(s => s.Name).ShouldBe(["Grooming lengkap", "Konsultasi umum"]);
    }

    [Fact]
    public async Task A_clinics_page_is_found_by_slug_and_by_id_and_only_when_approved()
    {
        var page = (await town.Database.Get<GetClinicPage>().RunAsync(Actor.Visitor, "klinik-hewan-melati", Cancellation)).Value;

        (await town.Database.Get<GetClinicPage>().RunAsync(Actor.Visitor, page.Id.ToString(), Cancellation)).Value.Slug.ShouldBe("klinik-hewan-melati");
        page.Services.Select(s => s.Price.Amount).ShouldBe([200_000, 900_000], ignoreOrder: true);
        page.Services.ShouldAllBe(s => s.NextFreeAt != null && s.StaffIds.Count == 1);
        page.Staff.ShouldHaveSingleItem().Name.ShouldBe("drh. Sinta");
        (await town.Database.Get<GetClinicPage>().RunAsync(Actor.Visitor, "klinik-menunggu", Cancellation)).Error.ShouldBe(Error.NotFound);
        (await town.Database.Get<GetClinicPage>().RunAsync(Actor.Visitor, Guid.NewGuid().ToString(), Cancellation)).Error.ShouldBe(Error.NotFound);
    }

    private async Task<IReadOnlyList<ClinicHit>> FindAsync(ClinicsWanted wanted) =>
        (await town.Database.Get<FindClinics>().RunAsync(Actor.Visitor, wanted, Cancellation)).Value.Hits;

    /// <summary>Three clinics that are open and one that waits.</summary>
    public sealed class Town(PostgresCluster cluster) : IAsyncLifetime
    {
        public TestDatabase Database { get; } = new(cluster);

        public TestClinic Melati { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Database.InitializeAsync();
            var owner = await new World(Database).OwnerAsync();
            Melati = await AddAsync(owner, "Klinik Hewan Melati", "Jakarta", -6.24, 106.8, true,
                ("Konsultasi umum kucing & anjing", "consultation", 200_000, ["cat", "dog"]), ("Sterilisasi kucing", "surgery", 900_000, ["cat"]));
            await AddAsync(owner, "Rumah Sakit Hewan Cakra", "Bandung", -6.9, 107.61, true, ("Grooming lengkap", "grooming", 120_000, []));
            await AddAsync(owner, "Pawsome Vet Surabaya", "Surabaya", -7.26, 112.74, true, ("Konsultasi umum", "consultation", 150_000, ["rabbit"]));
            await AddAsync(owner, "Klinik Menunggu", "Jakarta", -6.2, 106.8, false, ("Konsultasi", "consultation", 100_000, []));
            await Database.Get<ExtendSlotHorizon>().RunAsync(Actor.System, CancellationToken.None);
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();

        private async Task<TestClinic> AddAsync(
            Guid owner, string name, string city, double latitude, double longitude, bool isApproved,
            params (string Name, string Category, long Price, string[] Species)[] services)
        {
            var clinic = Clinic.Apply(owner, new ClinicProfile(
                name, name.ToLowerInvariant().Replace(' ', '-'), "Jl. Melati 1", city, "Jawa", "12110", latitude, longitude, "Asia/Jakarta",
                "+622155500000", "halo@klinik.test", null, "", World.AllWeek, [], new BookingRules(60, 7, [])));
            if (isApproved)
            {
                clinic.Approve();
            }

            var member = StaffMember.Join(clinic.Id, null, "drh. Sinta", "sinta@klinik.test", null, Roles.Veterinarian, null, World.AllWeek, []);
            var offered = services.Select(s => ClinicService.Offer(
                clinic.Id, s.Name, "", s.Category, Money.Idr(s.Price), 30, 1, s.Species, TaxClasses.Exempt, [member.Id])).ToList();
            await Database.AddAsync([clinic, member, .. offered]);
            return new TestClinic(clinic.Id, owner, [member.Id], [.. offered.Select(s => s.Id)]);
        }
    }
}
