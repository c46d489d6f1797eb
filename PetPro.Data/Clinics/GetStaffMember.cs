using PetPro.Core.Bookings;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>For managers: one member of staff, with hours, absences, and the visits that are booked with them.</summary>
public sealed class GetStaffMember(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int MostVisits = 200;

    public async Task<Result<StaffDetails>> RunAsync(Actor actor, Guid clinicId, Guid staffId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.FindStaffAsync(actor, clinicId, staffId, cancellation) is not { } member)
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        var clinic = await db.Clinics.AsNoTracking().Where(c => c.Id == clinicId).Select(c => new { c.TimeZone, c.OperatingHours }).SingleAsync(cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);
        var today = LocalTime.DateIn(zone, now);
        var visits = await (
            from booking in db.Bookings
            join slot in db.Slots on booking.SlotId equals slot.Id
            join pet in db.Pets on booking.PetId equals pet.Id
            join service in db.Services on booking.ServiceId equals service.Id
            where slot.StaffId == staffId && slot.StartsAt > now && (booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.PendingApproval)
            orderby slot.StartsAt, booking.Id
            select new { booking.Id, pet.Name, Service = service.Name, slot.StartsAt }).AsNoTracking().Take(MostVisits).ToListAsync(cancellation);
        var absences = await db.StaffAbsences.AsNoTracking().Where(a => a.StaffId == staffId && a.LastDay >= today)
            .OrderBy(a => a.FirstDay).ThenBy(a => a.Id).Take(MostVisits).ToListAsync(cancellation);
        return new StaffDetails(
            member.Id, member.Role, member.Email, member.PhotoKey, member.UserId is not null, member.IsActive, member.UserId == actor.UserId,
            new StaffProfile(member.Name, member.Phone, member.Specialization, member.Qualifications, member.LicenceNumber),
            member.WorkingHours, clinic.OperatingHours, clinic.TimeZone,
            [.. absences.Select(a => new AbsenceLine(
                a.Id, a.FirstDay, a.LastDay, a.FromTime, a.UntilTime, a.ReasonCode, a.Note, visits.Count(v => a.In(zone).Contains(v.StartsAt))))],
            [.. visits.Select(v => new ComingVisit(v.Id, v.Name, v.Service, TimeZoneInfo.ConvertTime(v.StartsAt, zone)))]);
    }
}

/// <param name="IsActor">It is the reader.</param>
public sealed record StaffDetails(
    Guid Id,
    string Role,
    string Email,
    string? PhotoKey,
    bool HasAccount,
    bool IsActive,
    bool IsActor,
    StaffProfile Profile,
    WeeklyHours WorkingHours,
    WeeklyHours OpeningHours,
    string TimeZone,
    IReadOnlyList<AbsenceLine> Absences,
    IReadOnlyList<ComingVisit> Visits);

/// <param name="Visits">How many visits are booked with this person within it.</param>
public sealed record AbsenceLine(
    Guid Id, DateOnly FirstDay, DateOnly LastDay, TimeOnly? FromTime, TimeOnly? UntilTime, string ReasonCode, string? Note, int Visits);

/// <param name="StartsAt">With the offset of the clinic's zone.</param>
public sealed record ComingVisit(Guid BookingId, string PetName, string ServiceName, DateTimeOffset StartsAt);
