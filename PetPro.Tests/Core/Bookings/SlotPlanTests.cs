using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Bookings;

public sealed class SlotPlanTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static readonly Arbitrary<(string Zone, DateOnly Day, int Open, int Length, int Minutes)> AnyDay = (
        from zone in Gen.Elements("Asia/Jakarta", "Asia/Jayapura", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
        from day in Gen.Choose(0, 364)
        from open in Gen.Choose(0, 1200)
        from length in Gen.Choose(30, 1439)
        where open + length < 1440
        from minutes in Gen.Elements(15, 20, 30, 45, 60, 90)
        select (zone, new DateOnly(2026, 1, 1).AddDays(day), open, length, minutes)).ToArbitrary();

    [Fact]
    public void A_day_is_filled_with_whole_durations_one_after_the_other_in_every_zone_on_every_date() =>
        Prop.ForAll(AnyDay, day =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(day.Zone);
            var hours = Hours(Time(day.Open), Time(day.Open + day.Length));
            var slots = Make(zone, hours, hours, day.Day, 1, day.Minutes);
            var first = LocalTime.ToInstant(zone, day.Day.ToDateTime(Time(day.Open)));
            var last = LocalTime.ToInstant(zone, day.Day.ToDateTime(Time(day.Open + day.Length)));
            return slots.Count == (int)Math.Max(0, Math.Floor((last - first) / TimeSpan.FromMinutes(day.Minutes)))
                && slots.All(s => s.EndsAt - s.StartsAt == TimeSpan.FromMinutes(day.Minutes) && s.StartsAt >= first && s.EndsAt <= last)
                && slots.Zip(slots.Skip(1)).All(pair => pair.First.EndsAt == pair.Second.StartsAt);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void On_the_night_of_the_skipped_hour_there_are_fewer_slots_and_none_in_it()
    {
        var slots = Make("Europe/Berlin", Hours(new(0, 0), new(6, 0)), new DateOnly(2026, 3, 29));

        slots.Count.ShouldBe(10);
        slots.ShouldNotContain(s => s.SlotStartTime >= new TimeOnly(2, 0) && s.SlotStartTime < new TimeOnly(3, 0));
        slots.ShouldContain(s => s.SlotStartTime == new TimeOnly(1, 30) && s.SlotEndTime == new TimeOnly(3, 0));
    }

    [Fact]
    public void On_the_night_of_the_doubled_hour_there_are_more_slots_and_each_is_an_instant_of_its_own()
    {
        var slots = Make("America/New_York", Hours(new(0, 0), new(6, 0)), new DateOnly(2026, 11, 1));

        slots.Count.ShouldBe(14);
        slots.Select(s => s.StartsAt).ShouldBeUnique();
        slots.Count(s => s.SlotStartTime == new TimeOnly(1, 30)).ShouldBe(2);
        slots.ShouldAllBe(s => s.EndsAt - s.StartsAt == TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData("Europe/Berlin", 2027, 3, 28, 10, "01:30 03:00")]
    [InlineData("Europe/Berlin", 2027, 10, 31, 14, "01:30 02:00 02:30 02:00 02:30 03:00")]
    [InlineData("America/New_York", 2027, 3, 14, 10, "01:30 03:00")]
    [InlineData("America/New_York", 2027, 11, 7, 14, "01:00 01:30 01:00 01:30 02:00")]
    [InlineData("Australia/Lord_Howe", 2027, 10, 3, 11, "01:30 02:30 03:00")]
    [InlineData("Australia/Lord_Howe", 2027, 4, 4, 13, "01:00 01:30 01:30 02:00")]
    public void Around_the_change_of_clocks_turns_follow_each_other_in_real_time(string zone, int year, int month, int day, int count, string clock)
    {
        var slots = Make(zone, Hours(new(0, 0), new(6, 0)), new DateOnly(year, month, day));

        slots.Count.ShouldBe(count);
        string.Join(' ', slots.Select(s => s.SlotStartTime.ToString("HH:mm", CultureInfo.InvariantCulture))).ShouldContain(clock);
        slots.ShouldAllBe(s => s.EndsAt - s.StartsAt == TimeSpan.FromMinutes(30));
        slots.Zip(slots.Skip(1)).ShouldAllBe(pair => pair.First.EndsAt == pair.Second.StartsAt);
    }

    [Fact]
    public void Who_opens_in_the_skipped_hour_opens_when_the_clocks_have_jumped()
    {
        var slots = Make("Europe/Berlin", Hours(new(2, 30), new(4, 0)), new DateOnly(2027, 3, 28));

        slots.Select(s => s.SlotStartTime).ShouldBe([new(3, 0), new(3, 30)]);
        slots[0].StartsAt.ShouldBe(new DateTimeOffset(2027, 3, 28, 1, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Who_closes_in_the_doubled_hour_closes_the_first_time()
    {
        var slots = Make("Europe/Berlin", Hours(new(1, 0), new(2, 30)), new DateOnly(2027, 10, 31));

        slots.Select(s => s.SlotStartTime).ShouldBe([new(1, 0), new(1, 30), new(2, 0)]);
        slots[^1].EndsAt.ShouldBe(new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("Asia/Jakarta", 2)]
    [InlineData("Asia/Makassar", 1)]
    [InlineData("Asia/Jayapura", 0)]
    public void In_Indonesia_the_same_clock_is_another_instant_in_each_zone_and_every_day_is_alike(string zone, int utcHour)
    {
        var year = SlotPlan.Make(PlanOf(Zone(zone), Hours(new(9, 0), new(17, 0))), Monday, 365).ToList();

        year.Count.ShouldBe(365 * 16);
        year.Where(s => s.SlotStartTime == new TimeOnly(9, 0)).ShouldAllBe(s => s.StartsAt.TimeOfDay == TimeSpan.FromHours(utcHour));
    }

    [Fact]
    public void A_break_of_either_is_free_of_turns_and_the_next_stretch_begins_anew()
    {
        var lunch = Week([new(new(9, 0), new(12, 0)), new(new(13, 0), new(15, 0))]);
        var prayer = Week([new(new(8, 0), new(14, 10)), new(new(14, 30), new(18, 0))]);

        Make(Zone("Asia/Jakarta"), lunch, prayer, Monday, 1, 45).Select(s => s.SlotStartTime)
            .ShouldBe([new(9, 0), new(9, 45), new(10, 30), new(11, 15), new(13, 0)]);
    }

    [Fact]
    public void A_day_that_closes_at_its_last_minute_closes_at_midnight()
    {
        var slots = Make(Zone("Asia/Jakarta"), Hours(new(22, 0), DayHours.LastMinute), Hours(new(22, 0), DayHours.LastMinute), Monday, 1, 60);

        slots.Select(s => s.SlotStartTime).ShouldBe([new(22, 0), new(23, 0)]);
        slots[^1].EndsAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 17, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_service_with_a_horizon_of_its_own_is_offered_so_far()
    {
        var plan = PlanOf(Zone("Asia/Jakarta"), Hours(new(9, 0), new(10, 0)), terms => terms with { HorizonDays = 2 });

        SlotPlan.Offered(plan, Monday).Select(s => s.SlotDate).Distinct().ShouldBe([Monday, Monday.AddDays(1), Monday.AddDays(2)]);
    }

    [Fact]
    public void Slots_are_where_the_hours_of_clinic_and_staff_meet()
    {
        var slots = Make(Zone("Asia/Jakarta"), Hours(new(9, 0), new(17, 0)), Hours(new(15, 45), new(22, 0)), Monday, 1, 30);

        slots.Select(s => s.SlotStartTime).ShouldBe([new(15, 45), new(16, 15)]);
        slots[0].StartsAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 8, 45, 0, TimeSpan.Zero));
        slots[0].StartsAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_day_off_of_clinic_or_staff_has_no_slots()
    {
        var weekdays = new WeeklyHours(new Dictionary<DayOfWeek, DayHours> { [DayOfWeek.Monday] = new(new(9, 0), new(10, 0)) });

        Make(Zone("Asia/Jakarta"), weekdays, Hours(new(9, 0), new(10, 0)), Monday, 7, 30).ShouldAllBe(s => s.SlotDate == Monday);
        Make(Zone("Asia/Jakarta"), Hours(new(9, 0), new(10, 0)), weekdays, Monday, 7, 30).Count.ShouldBe(2);
    }

    [Fact]
    public void A_holiday_closes_the_day_and_a_day_with_hours_of_its_own_keeps_those()
    {
        var slots = Make(
            Zone("Asia/Jakarta"), Hours(new(9, 0), new(17, 0)), Hours(new(9, 0), new(17, 0)), Monday, 2, 60,
            new OpeningException(Guid.Empty, Monday, null, null, "Nyepi"),
            new OpeningException(Guid.Empty, Monday.AddDays(1), new TimeOnly(13, 0), new TimeOnly(15, 0), "Pelatihan"));

        slots.Select(s => (s.SlotDate, s.SlotStartTime)).ShouldBe([(Monday.AddDays(1), new TimeOnly(13, 0)), (Monday.AddDays(1), new TimeOnly(14, 0))]);
    }

    private static List<PlannedSlot> Make(string zone, WeeklyHours hours, DateOnly day) => Make(Zone(zone), hours, hours, day, 1, 30);

    private static List<PlannedSlot> Make(
        TimeZoneInfo zone, WeeklyHours opening, WeeklyHours working, DateOnly first, int days, int minutes, params OpeningException[] exceptions)
    {
        var clinicId = Guid.CreateVersion7();
        var member = StaffMember.Join(clinicId, null, "drh. Sinta", "sinta@klinik.test", null, "veterinarian", null, working, []);
        var service = ClinicService.Offer(
            clinicId, "Konsultasi", "", "consultation", Money.Idr(150_000), minutes, 1, [], TaxClasses.Exempt, [member.Id]);
        return [.. SlotPlan.Make(new ClinicPlan(zone, opening, BookingRules.Default, exceptions, [member], [], [service]), first, days)];
    }

    private static ClinicPlan PlanOf(TimeZoneInfo zone, WeeklyHours hours, Func<ServiceTerms, ServiceTerms>? change = null)
    {
        var member = StaffMember.Join(Guid.Empty, null, "drh. Sinta", "sinta@klinik.test", null, "veterinarian", null, hours, []);
        var terms = new ServiceTerms("Konsultasi", "", "consultation", 150_000, 30, 1, [], [member.Id]);
        return new ClinicPlan(zone, hours, BookingRules.Default, [], [member], [], [ClinicService.Add(Guid.Empty, change?.Invoke(terms) ?? terms).Value]);
    }

    private static WeeklyHours Week(IReadOnlyList<DayHours> day) => new(Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => day));

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static TimeOnly Time(int minute) => new(minute / 60, minute % 60);

    private static WeeklyHours Hours(TimeOnly open, TimeOnly close) =>
        new(Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => new DayHours(open, close)));
}
