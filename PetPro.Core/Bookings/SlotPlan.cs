using PetPro.Core.Clinics;

namespace PetPro.Core.Bookings;

/// <summary>A slot that should exist.</summary>
/// <param name="BusyFrom">With the buffers: so long the member of staff is occupied.</param>
public sealed record PlannedSlot(
    Guid ServiceId,
    Guid StaffId,
    DateOnly SlotDate,
    TimeOnly SlotStartTime,
    TimeOnly SlotEndTime,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset BusyFrom,
    DateTimeOffset BusyUntil,
    int Capacity);

/// <summary>
/// Which slots a clinic offers: where its hours and a member of staff's hours meet there are stretches; each is filled from its
/// beginning with whole turns of a service: buffer before, visit, buffer after, the next turn. A turn that does not end within the
/// stretch is not begun. Absences take turns away and move none, so that what stays keeps its times.
/// </summary>
public static class SlotPlan
{
    /// <summary>What is offered from a day on, each service as far ahead as its horizon says.</summary>
    /// <param name="today">On the clinic's calendar.</param>
    public static IEnumerable<PlannedSlot> Offered(ClinicPlan plan, DateOnly today) =>
        Make(plan, today, plan.Services.Select(s => s.HorizonUnder(plan.Rules)).DefaultIfEmpty(0).Max() + 1)
            .Where(WithinHorizon(plan, today));

    /// <param name="first">The first day, on the clinic's calendar.</param>
    /// <param name="days">How many days.</param>
    public static IEnumerable<PlannedSlot> Make(ClinicPlan plan, DateOnly first, int days)
    {
        var staff = plan.Staff.Where(s => s.IsActive).ToDictionary(s => s.Id);
        var absences = plan.Absences.ToLookup(a => a.StaffId, a => a.In(plan.Zone));
        foreach (var date in Enumerable.Range(0, days).Select(first.AddDays))
        {
            var open = plan.OpenOn(date);
            var working = staff.Values.ToDictionary(s => s.Id, s => Stretches(plan, date, open, s));
            foreach (var service in plan.Services.Where(s => open.Count > 0 && s.IsGivenOn(date)))
            {
                foreach (var member in service.Staff.Where(s => working.ContainsKey(s.StaffId)).Select(s => s.StaffId))
                {
                    foreach (var slot in working[member].SelectMany(stretch => Fill(plan.Zone, date, stretch, service, member)))
                    {
                        if (!absences[member].Any(away => away.Start < slot.BusyUntil && slot.BusyFrom < away.End))
                        {
                            yield return slot;
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// Why a visit at that time is outside the plan; null = it fits. It need not stand where a slot would be made now: who has
    /// booked keeps the time as long as the clinic is open, the member of staff is there and the service is given.
    /// </summary>
    /// <returns>One of <see cref="SlotExceptions"/>.</returns>
    public static string? MisfitOf(ClinicPlan plan, Guid serviceId, Guid staffId, DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        var date = LocalTime.DateIn(plan.Zone, startsAt);
        var member = plan.Staff.FirstOrDefault(s => s.Id == staffId);
        if (plan.Services.FirstOrDefault(s => s.Id == serviceId) is not { IsAvailable: true } service)
        {
            return SlotExceptions.ServiceWithdrawn;
        }

        bool Covers(DayHours hours) => plan.On(date, hours) is { } stretch && stretch.Start <= startsAt && endsAt <= stretch.End;
        return member is not { IsActive: true } ? SlotExceptions.StaffLeft
            : service.Staff.All(s => s.StaffId != staffId) ? SlotExceptions.NotGivenBy
            : !service.IsGivenOn(date) ? SlotExceptions.OutOfSeason
            : !plan.OpenOn(date).Any(Covers) ? SlotExceptions.Closed
            : !member.WorkingHours.StretchesOn(date.DayOfWeek).Any(Covers) ? SlotExceptions.OutsideHours
            : plan.Absences.Any(a => a.StaffId == staffId && a.In(plan.Zone).Overlaps(new TimeRange(startsAt, endsAt))) ? SlotExceptions.StaffAbsent
            : null;
    }

    private static Func<PlannedSlot, bool> WithinHorizon(ClinicPlan plan, DateOnly today)
    {
        var last = plan.Services.ToDictionary(s => s.Id, s => today.AddDays(s.HorizonUnder(plan.Rules)));
        return slot => slot.SlotDate <= last[slot.ServiceId];
    }

    /// <summary>Where clinic and member of staff are both there, as instants.</summary>
    private static List<TimeRange> Stretches(ClinicPlan plan, DateOnly date, IReadOnlyList<DayHours> open, StaffMember member) =>
        [.. open.SelectMany(_ => member.WorkingHours.StretchesOn(date.DayOfWeek), (clinic, own) => own.And(clinic))
            .OfType<DayHours>().Select(hours => plan.On(date, hours)).OfType<TimeRange>()];

    /// <summary>
    /// Walks in real time from beginning to end, so that on the days when clocks change each slot lasts what it should, none starts
    /// in the skipped hour, and each in the doubled hour is an instant of its own.
    /// </summary>
    private static IEnumerable<PlannedSlot> Fill(TimeZoneInfo zone, DateOnly date, TimeRange stretch, ClinicService service, Guid staffId)
    {
        var before = TimeSpan.FromMinutes(service.BufferBeforeMinutes);
        var length = TimeSpan.FromMinutes(service.DurationMinutes);
        var turn = before + length + TimeSpan.FromMinutes(service.BufferAfterMinutes);
        for (var busy = stretch.Start.ToUniversalTime(); busy + turn <= stretch.End; busy += turn)
        {
            var start = busy + before;
            yield return new PlannedSlot(
                service.Id,
                staffId,
                date,
                TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(start, zone).TimeOfDay),
                TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(start + length, zone).TimeOfDay),
                start,
                start + length,
                busy,
                busy + turn,
                service.Capacity);
        }
    }
}
