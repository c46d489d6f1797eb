using PetPro.Core.Accounts;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>The visits of a clinic that no longer fit its plan, the next first: staff reschedule or cancel them, or make the plan fit again.</summary>
public sealed class ListExceptions(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<ClinicExceptions>> RunAsync(Actor actor, Guid clinicId, ExceptionKey? after, int most, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinic = actor.MayAt(clinicId, Permissions.SeeVisits)
            ? await db.Clinics.Where(c => c.Id == clinicId).Select(c => new { c.Name, c.TimeZone }).SingleOrDefaultAsync(cancellation)
            : null;
        if (clinic is null)
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        var start = after ?? new ExceptionKey(now, Guid.Empty);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);
        var visits = await (
            from slot in db.Slots
            join booking in db.Bookings on slot.Id equals booking.SlotId
            join service in db.Services on slot.ServiceId equals service.Id
            join member in db.Staff on slot.StaffId equals member.Id
            join pet in db.Pets on booking.PetId equals pet.Id
            join owner in db.UserProfiles on booking.UserId equals owner.UserId
            where slot.ClinicId == clinicId && slot.ExceptionReason != null && slot.StartsAt > now
                && (booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.PendingApproval || booking.Status == BookingStatus.InProgress)
                && EF.Functions.GreaterThan(ValueTuple.Create(slot.StartsAt, booking.Id), ValueTuple.Create(start.StartsAt, start.BookingId))
            orderby slot.StartsAt, booking.Id
            select new VisitException(
                booking.Id,
                booking.ReferenceCode,
                slot.ExceptionReason!,
                service.Name,
                member.Name,
                pet.Name,
                owner.FullName,
                owner.PhoneNumber,
                slot.StartsAt,
                slot.EndsAt)).AsNoTracking().Take(most).ToListAsync(cancellation);
        return new ClinicExceptions(clinic.Name, clinic.TimeZone, [.. visits.Select(v =>
            v with { StartsAt = TimeZoneInfo.ConvertTime(v.StartsAt, zone), EndsAt = TimeZoneInfo.ConvertTime(v.EndsAt, zone) })]);
    }
}

public sealed record ClinicExceptions(string ClinicName, string TimeZone, IReadOnlyList<VisitException> Visits);

public sealed record ExceptionKey(DateTimeOffset StartsAt, Guid BookingId);

/// <param name="Reason">One of <see cref="SlotExceptions"/>.</param>
/// <param name="StartsAt">With the offset of the clinic's zone, like the end.</param>
public sealed record VisitException(
    Guid BookingId,
    string Reference,
    string Reason,
    string ServiceName,
    string StaffName,
    string PetName,
    string OwnerName,
    string OwnerPhone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt)
{
    public ExceptionKey Key => new(StartsAt.ToUniversalTime(), BookingId);
}
