using PetPro.Core.Clinics;

namespace PetPro.Core.Bookings;

/// <summary>A slot that should exist.</summary>
public sealed record PlannedSlot(
    Guid ServiceId,
    Guid StaffId,
    DateOnly SlotDate,
    TimeOnly SlotStartTime,
    TimeOnly SlotEndTime,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int Capacity);

/// <summary>
/// Which slots a clinic offers: where its hours, a member of staff's hours and a service meet, in whole durations from the
/// beginning of that stretch.
/// </summary>
public static class SlotPlan
{
    /// <param name="zone">The clinic's zone.</param>
    /// <param name="first">The first day, in that zone.</param>
    /// <param name="days">How many days.</param>
    public static IEnumerable<PlannedSlot> Make(
        TimeZoneInfo zone,
        WeeklyHours opening,
        IReadOnlyCollection<OpeningException> exceptions,
        IReadOnlyCollection<StaffMember> staff,
        IReadOnlyCollection<ClinicService> services,
        DateOnly first,
        int days)
    {
        var byDate = exceptions.ToDictionary(e => e.Date);
        var byId = staff.ToDictionary(s => s.Id);
        foreach (var date in Enumerable.Range(0, days).Select(first.AddDays))
        {
            var open = byDate.TryGetValue(date, out var exception) ? exception.Hours : opening.On(date.DayOfWeek);
            if (open is null)
            {
                continue;
            }

            foreach (var service in services.Where(s => s.IsGivenOn(date)))
            {
                foreach (var member in service.Staff.Where(s => byId.ContainsKey(s.StaffId)).Select(s => byId[s.StaffId]))
                {
                    if (member.WorkingHours.On(date.DayOfWeek)?.And(open.Value) is { } hours)
                    {
                        foreach (var slot in Fill(zone, date, hours, service, member.Id))
                        {
                            yield return slot;
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// Walks in real time from opening to closing, so that on the days when clocks change each slot lasts what it should and
    /// none starts in the skipped hour or twice in the doubled one.
    /// </summary>
    private static IEnumerable<PlannedSlot> Fill(TimeZoneInfo zone, DateOnly date, DayHours hours, ClinicService service, Guid staffId)
    {
        var length = TimeSpan.FromMinutes(service.DurationMinutes);
        var close = LocalTime.ToInstant(zone, date.ToDateTime(hours.Close));
        for (var start = LocalTime.ToInstant(zone, date.ToDateTime(hours.Open)); start + length <= close; start += length)
        {
            var localStart = TimeZoneInfo.ConvertTime(start, zone);
            var localEnd = TimeZoneInfo.ConvertTime(start + length, zone);
            yield return new PlannedSlot(
                service.Id,
                staffId,
                date,
                TimeOnly.FromTimeSpan(localStart.TimeOfDay),
                TimeOnly.FromTimeSpan(localEnd.TimeOfDay),
                start.ToUniversalTime(),
                (start + length).ToUniversalTime(),
                service.Capacity);
        }
    }
}
