using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Bookings;

/// <summary>What holds for the slots of any clinic, on any days, in zones with and without clocks that change.</summary>
public sealed class SlotPlanPropertyTests
{
    private static readonly Guid ClinicId = Guid.CreateVersion7();

    /// <summary>The first of three days: change days of four zones, and any.</summary>
    private static readonly Gen<(string Zone, DateOnly First)> AnyWhen = Gen.Frequency(
        (1, Gen.Constant(("Europe/Berlin", new DateOnly(2027, 3, 27)))),
        (1, Gen.Constant(("Europe/Berlin", new DateOnly(2027, 10, 30)))),
        (1, Gen.Constant(("America/New_York", new DateOnly(2027, 3, 13)))),
        (1, Gen.Constant(("America/New_York", new DateOnly(2027, 11, 6)))),
        (1, Gen.Constant(("Australia/Lord_Howe", new DateOnly(2027, 4, 3)))),
        (1, Gen.Constant(("Australia/Lord_Howe", new DateOnly(2027, 10, 2)))),
        (2, from zone in Gen.Elements("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
            from day in Gen.Choose(0, 700)
            select (zone, new DateOnly(2026, 11, 1).AddDays(day))));

    private static readonly Gen<IReadOnlyList<DayHours>> AnyStretches =
        from count in Gen.Choose(0, 3)
        from marks in Gen.Choose(0, 287).ListOf(count * 2)
        let minutes = marks.Select(m => m * 5).Distinct().Order().ToList()
        select (IReadOnlyList<DayHours>)[.. minutes.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new DayHours(Time(pair[0]), Time(pair[1])))];

    private static readonly Gen<WeeklyHours> AnyWeek =
        from days in AnyStretches.ListOf(7)
        select new WeeklyHours(days.Select((stretches, i) => (Day: (DayOfWeek)i, stretches)).ToDictionary(d => d.Day, d => d.stretches));

    private static readonly Arbitrary<(ClinicPlan Plan, DateOnly First)> AnyPlan = (
        from when in AnyWhen
        from opening in AnyWeek
        from working in AnyWeek.ListOf(2)
        let staff = working.Select(hours => StaffMember.Join(ClinicId, null, "drh.", "", null, "veterinarian", null, hours, [])).ToList()
        from services in (
            from minutes in Gen.Elements(15, 20, 30, 45, 60, 90)
            from before in Gen.Elements(0, 0, 5, 10)
            from after in Gen.Elements(0, 0, 10, 25)
            from givers in Gen.SubListOf<StaffMember>(staff.AsEnumerable())
            from pause in Gen.Choose(0, 8)
            select ClinicService.Add(ClinicId, new ServiceTerms("Konsultasi", "", "consultation", 1000, minutes, 1, [], [.. givers.Select(g => g.Id)])
            {
                BufferBeforeMinutes = before,
                BufferAfterMinutes = after,
                Seasons = pause > 2 ? [] : [new Season(when.First.AddDays(pause), when.First.AddDays(pause))],
            }).Value).ListOf(3)
        from special in Gen.Choose(0, 5)
        from hours in AnyStretches
        let exceptions = special > 2 ? [] : new[] { new OpeningException(ClinicId, when.First.AddDays(special), hours.FirstOrDefault() is { Close.Ticks: > 0 } h ? h.Open : null, hours.FirstOrDefault() is { Close.Ticks: > 0 } c ? c.Close : null, "") }
        from away in Gen.Choose(0, 5)
        from until in Gen.Choose(60, 1400)
        let absences = away > 2 ? [] : new[] { StaffAbsence.Enter(ClinicId, staff[0].Id, when.First.AddDays(away), when.First.AddDays(away), Time(30), Time(until), "sick", null).Value }
        select (new ClinicPlan(TimeZoneInfo.FindSystemTimeZoneById(when.Zone), opening, BookingRules.Default, exceptions, staff, absences, [.. services]), when.First)).ToArbitrary();

    [Fact]
    public void Turns_of_a_service_at_one_member_of_staff_never_overlap_buffers_included() => Holds((_, slots) => slots
        .GroupBy(s => (s.ServiceId, s.StaffId)).Select(own => own.OrderBy(s => s.StartsAt).ToList())
        .All(own => own.Zip(own.Skip(1)).All(pair => pair.First.BusyUntil <= pair.Second.BusyFrom)));

    [Fact]
    public void Every_turn_is_whole_its_visit_and_its_buffers() => Holds((plan, slots) => slots.All(slot =>
    {
        var service = plan.Services.Single(s => s.Id == slot.ServiceId);
        return slot.EndsAt - slot.StartsAt == TimeSpan.FromMinutes(service.DurationMinutes)
            && slot.StartsAt - slot.BusyFrom == TimeSpan.FromMinutes(service.BufferBeforeMinutes)
            && slot.BusyUntil - slot.EndsAt == TimeSpan.FromMinutes(service.BufferAfterMinutes);
    }));

    /// <summary>In the doubled hour the clocks show each minute twice; who opens or closes within it means the first: see the examples.</summary>
    [Fact]
    public void Every_minute_of_a_turn_lies_in_the_hours_of_clinic_and_staff_as_the_clocks_show_them() => Holds((plan, slots) => slots.All(slot =>
        Minutes(slot.BusyFrom, slot.BusyUntil).All(at =>
        {
            var local = TimeZoneInfo.ConvertTime(at, plan.Zone).DateTime;
            var (date, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
            var member = plan.Staff.Single(s => s.Id == slot.StaffId);
            return plan.Zone.IsAmbiguousTime(local)
                || (date == slot.SlotDate && Covers(plan.OpenOn(date), time) && Covers(member.WorkingHours.StretchesOn(date.DayOfWeek), time));
        })));

    [Fact]
    public void Nobody_has_a_turn_while_absent_and_no_service_outside_its_season_or_by_somebody_else() => Holds((plan, slots) => slots.All(slot =>
    {
        var service = plan.Services.Single(s => s.Id == slot.ServiceId);
        return plan.Absences.Where(a => a.StaffId == slot.StaffId).All(a => !a.In(plan.Zone).Overlaps(new TimeRange(slot.BusyFrom, slot.BusyUntil)))
            && service.IsGivenOn(slot.SlotDate)
            && service.Staff.Any(s => s.StaffId == slot.StaffId);
    }));

    [Fact]
    public void The_clock_times_of_a_slot_are_those_of_its_instants() => Holds((plan, slots) => slots.All(slot =>
        slot.StartsAt.Offset == TimeSpan.Zero
        && TimeZoneInfo.ConvertTime(slot.StartsAt, plan.Zone).DateTime == slot.SlotDate.ToDateTime(slot.SlotStartTime)
        && TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(slot.EndsAt, plan.Zone).DateTime) == slot.SlotEndTime));

    [Fact]
    public void What_is_planned_fits_the_plan() => Holds((plan, slots) => slots.All(slot =>
        SlotPlan.MisfitOf(plan, slot.ServiceId, slot.StaffId, slot.StartsAt, slot.EndsAt) is null));

    private static void Holds(Func<ClinicPlan, List<PlannedSlot>, bool> rule) =>
        Prop.ForAll(AnyPlan, any => rule(any.Plan, [.. SlotPlan.Make(any.Plan, any.First, 3)])).QuickCheckThrowOnFailure();

    private static IEnumerable<DateTimeOffset> Minutes(DateTimeOffset from, DateTimeOffset until)
    {
        for (var at = from; at < until; at = at.AddMinutes(5))
        {
            yield return at;
        }
    }

    private static bool Covers(IReadOnlyList<DayHours> stretches, TimeOnly time) => stretches.Any(h => h.Open <= time && time < h.Close);

    private static TimeOnly Time(int minute) => new(minute / 60, minute % 60);
}
