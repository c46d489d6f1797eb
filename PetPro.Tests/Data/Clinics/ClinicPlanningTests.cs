using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Clinics;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Clinics;

public sealed class ClinicPlanningTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly World world = new(database);

    public static TheoryData<string> WithoutTheRight => ["owner", "reception", "manager elsewhere"];

    [Theory]
    [MemberData(nameof(WithoutTheRight))]
    public async Task Who_does_not_manage_the_clinic_changes_nothing_of_its_plan(string who)
    {
        var clinic = await world.ClinicAsync();
        var actor = who switch
        {
            "owner" => Actor.Owner(await world.OwnerAsync()),
            "reception" => new Actor(
                clinic.ManagerId, new HashSet<string>(), new Dictionary<Guid, IReadOnlySet<string>> { [clinic.Id] = Roles.Grants[Roles.Reception].ToHashSet() }),
            _ => (await world.ClinicAsync()).Manager,
        };
        var terms = Terms(clinic);
        var day = DateOnly.FromDateTime(database.Clock.Now.UtcDateTime).AddDays(3);

        Error?[] refusals =
        [
            (await database.Get<ListServicesToManage>().RunAsync(actor, clinic.Id, CancellationToken.None)).Error,
            (await database.Get<GetServiceToManage>().RunAsync(actor, clinic.Id, clinic.ServiceId, "en", CancellationToken.None)).Error,
            (await database.Get<GetServiceToManage>().RunAsync(actor, clinic.Id, null, "en", CancellationToken.None)).Error,
            (await database.Get<OfferService>().RunAsync(actor, clinic.Id, terms, CancellationToken.None)).Error,
            (await database.Get<ChangeService>().RunAsync(actor, clinic.ServiceId, terms, CancellationToken.None)).Error,
            (await database.Get<WithdrawService>().RunAsync(actor, clinic.ServiceId, false, CancellationToken.None)).Error,
            (await database.Get<GetClinicHours>().RunAsync(actor, clinic.Id, CancellationToken.None)).Error,
            (await database.Get<SetClinicHours>().RunAsync(actor, clinic.Id, WeeklyHours.None, CancellationToken.None)).Error,
            (await database.Get<SetSpecialDay>().RunAsync(actor, clinic.Id, day, null, "Nyepi", CancellationToken.None)).Error,
            (await database.Get<RemoveSpecialDay>().RunAsync(actor, clinic.Id, day, CancellationToken.None)).Error,
            (await database.Get<SetBookingRules>().RunAsync(actor, clinic.Id, BookingRules.Default, CancellationToken.None)).Error,
        ];

        refusals.ShouldAllBe(e => e == Error.NotFound);
    }

    [Fact]
    public async Task A_service_keeps_everything_that_was_said_of_it()
    {
        var clinic = await world.ClinicAsync(staff: 2);
        var terms = Terms(clinic) with
        {
            BufferBeforeMinutes = 5,
            BufferAfterMinutes = 15,
            RequiresApproval = true,
            DepositPercent = 30,
            NoticeMinutes = 240,
            HorizonDays = 14,
            Seasons = [new Season(new(2027, 3, 1), new(2027, 3, 10)), new Season(new(2027, 5, 1), new(2027, 5, 1), 99_000)],
        };

        var id = (await database.Get<OfferService>().RunAsync(clinic.Manager, clinic.Id, terms, CancellationToken.None)).Value;

        Written(await ReadAsync(clinic, id)).ShouldBe(Written(terms));
        var changed = terms with { Name = "Mandi", StaffIds = [clinic.StaffIds[1]], Category = "grooming", Seasons = [] };
        (await database.Get<ChangeService>().RunAsync(clinic.Manager, id, changed, CancellationToken.None)).IsOk.ShouldBeTrue();
        Written(await ReadAsync(clinic, id)).ShouldBe(Written(changed));
        (await database.ReadAsync(db => db.Services.SingleAsync(s => s.Id == id))).TaxClass.ShouldBe(TaxClasses.Standard);
    }

    [Fact]
    public async Task What_is_wrong_with_a_service_is_said_by_field()
    {
        var clinic = await world.ClinicAsync();
        var other = await world.ClinicAsync();
        var wrong = new ServiceTerms(" ", "", "magic", 0, 3, 0, [], []) { DepositPercent = 0, BufferAfterMinutes = 999, HorizonDays = 0, Seasons = [new Season(new(2027, 1, 2), new(2027, 1, 1))] };

        var refused = (await database.Get<OfferService>().RunAsync(clinic.Manager, clinic.Id, wrong, CancellationToken.None)).Error!;

        refused.Fields.Select(f => f.Field).ShouldBe(
            ["name", "category", "price", "durationMinutes", "capacity", "bufferAfterMinutes", "depositPercent", "horizonDays", "seasons"], ignoreOrder: true);
        (await OfferAsync(clinic, Terms(clinic) with { StaffIds = other.StaffIds })).ShouldBe("staffIds");
        (await OfferAsync(clinic, Terms(clinic) with { Species = ["dragon"] })).ShouldBe("species");
        (await OfferAsync(clinic, Terms(clinic) with { RequiredVaccine = "magic" })).ShouldBe("requiredVaccine");
    }

    [Fact]
    public async Task A_special_day_said_twice_is_as_it_was_said_last_and_a_past_one_is_refused()
    {
        var clinic = await world.ClinicAsync();
        var today = (await database.Get<GetClinicHours>().RunAsync(clinic.Manager, clinic.Id, CancellationToken.None)).Value.Today;
        var set = database.Get<SetSpecialDay>();

        (await set.RunAsync(clinic.Manager, clinic.Id, today.AddDays(2), null, "Nyepi", CancellationToken.None)).IsOk.ShouldBeTrue();
        (await set.RunAsync(clinic.Manager, clinic.Id, today.AddDays(2), new DayHours(new(9, 0), new(11, 0)), "Rapat", CancellationToken.None)).IsOk.ShouldBeTrue();

        var day = (await database.Get<GetClinicHours>().RunAsync(clinic.Manager, clinic.Id, CancellationToken.None)).Value.SpecialDays.ShouldHaveSingleItem();
        (day.Open, day.Reason).ShouldBe((new TimeOnly(9, 0), "Rapat"));
        (await set.RunAsync(clinic.Manager, clinic.Id, today.AddDays(-1), null, "Nyepi", CancellationToken.None)).Error!.Fields.Single().Field.ShouldBe("date");
        (await set.RunAsync(clinic.Manager, clinic.Id, today.AddDays(3), null, " ", CancellationToken.None)).Error!.Fields.Single().Field.ShouldBe("reason");
    }

    [Theory]
    [InlineData("24:100 2:50", null)]
    [InlineData("", null)]
    [InlineData("24:50 2:100", "refund-steps-fall")]
    [InlineData("24:100 24:50", "refund-steps-fall")]
    [InlineData("24:101", "refund-step")]
    [InlineData("-1:50", "refund-step")]
    public async Task Refund_steps_fall_towards_the_visit(string steps, string? code)
    {
        var clinic = await world.ClinicAsync();
        var rules = new BookingRules(60, 28, [.. steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(':')).Select(s => new RefundStep(
            int.Parse(s[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(s[1], System.Globalization.CultureInfo.InvariantCulture)))]);

        var changed = await database.Get<SetBookingRules>().RunAsync(clinic.Manager, clinic.Id, rules, CancellationToken.None);

        changed.Error?.Fields.Single().Code.ShouldBe(code);
        changed.IsOk.ShouldBe(code is null);
    }

    [Fact]
    public async Task A_week_with_breaks_is_kept_and_an_old_one_is_still_read()
    {
        var clinic = await world.ClinicAsync();
        var week = new WeeklyHours(new Dictionary<DayOfWeek, IReadOnlyList<DayHours>>
        {
            [DayOfWeek.Monday] = [new(new(13, 0), new(17, 0)), new(new(9, 0), new(12, 0))],
            [DayOfWeek.Saturday] = [new(new(9, 0), new(12, 0))],
        });
        (await database.Get<SetClinicHours>().RunAsync(clinic.Manager, clinic.Id, week, CancellationToken.None)).IsOk.ShouldBeTrue();
        (await WeekAsync(clinic)).ShouldBe(week);
        (await WeekAsync(clinic)).On(DayOfWeek.Monday).ShouldBe(new DayHours(new(9, 0), new(17, 0)));

        const string old = """{"monday": {"open": "08:00", "close": "16:00", "is_open": true}, "sunday": {"open": null, "close": null, "is_open": false}}""";
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE clinics.clinics SET operating_hours = {old}::jsonb WHERE id = {clinic.Id}"));
        (await WeekAsync(clinic)).StretchesOn(DayOfWeek.Monday).ShouldBe([new DayHours(new(8, 0), new(16, 0))]);
    }

    private static ServiceTerms Terms(TestClinic clinic) => new("Skeling", "Dengan bius ringan.", "dental", 450_000, 45, 2, ["dog"], clinic.StaffIds);

    private static string Written(ServiceTerms terms) => System.Text.Json.JsonSerializer.Serialize(terms with { StaffIds = [.. terms.StaffIds.Order()] });

    private async Task<ServiceTerms> ReadAsync(TestClinic clinic, Guid id)
    {
        return (await database.Get<GetServiceToManage>().RunAsync(clinic.Manager, clinic.Id, id, "en", CancellationToken.None)).Value.Terms!;
    }

    private async Task<string?> OfferAsync(TestClinic clinic, ServiceTerms terms) =>
        (await database.Get<OfferService>().RunAsync(clinic.Manager, clinic.Id, terms, CancellationToken.None)).Error?.Fields.Single().Field;

    private async Task<WeeklyHours> WeekAsync(TestClinic clinic) =>
        (await database.Get<GetClinicHours>().RunAsync(clinic.Manager, clinic.Id, CancellationToken.None)).Value.Week;
}
