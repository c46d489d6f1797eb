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
        return [.. SlotPlan.Make(zone, opening, exceptions, [member], [service], first, days)];
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static TimeOnly Time(int minute) => new(minute / 60, minute % 60);

    private static WeeklyHours Hours(TimeOnly open, TimeOnly close) =>
        new(Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => new DayHours(open, close)));
}
