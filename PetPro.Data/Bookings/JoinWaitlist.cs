using PetPro.Core.Bookings;
using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>An owner waits for a free time of a service for a pet. Where there is one already, nobody waits.</summary>
public sealed class JoinWaitlist(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <summary>In how many lines an owner may stand at once.</summary>
    public const int Most = 10;

    private const string WaitingAlready = "idx_waitlist_entries_pet_id_service_id";

    public async Task<Result<Guid>> RunAsync(Actor actor, Guid petId, Guid serviceId, WaitlistWish wish, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from service in db.Services
            join clinic in db.Clinics on service.ClinicId equals clinic.Id
            from pet in db.Pets
            where service.Id == serviceId && service.IsAvailable && clinic.Status == ClinicStatus.Approved
                && pet.Id == petId && pet.UserId == actor.UserId && !pet.IsArchived
                && (wish.StaffId == null || service.Staff.Any(s => s.StaffId == wish.StaffId))
            select new { service.ClinicId, service.Species, clinic.TimeZone, PetSpecies = pet.Species }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        var today = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById(found.TimeZone), now);
        var joined = WaitlistEntry.Join(actor.UserId, petId, found.ClinicId, serviceId, wish, today, now);
        if (!joined.IsOk)
        {
            return joined.Error;
        }

        if (found.Species.Length > 0 && !found.Species.Contains(found.PetSpecies))
        {
            return Error.Conflict("species-not-served");
        }

        if (await RefusalAsync(db, actor.UserId, joined.Value, now, cancellation) is { } refusal)
        {
            return refusal;
        }

        db.Add(joined.Value);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return joined.Value.Id;
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(WaitingAlready))
        {
            return Error.Conflict("waiting-already");
        }
    }

    private static async Task<Error?> RefusalAsync(PetProDb db, Guid userId, WaitlistEntry entry, DateTimeOffset now, CancellationToken cancellation)
    {
        var (wish, petId, serviceId) = (entry.Wish, entry.PetId, entry.ServiceId);
        if (await db.WaitlistEntries.CountAsync(
            e => e.UserId == userId && (e.Status == WaitlistStatus.Waiting || e.Status == WaitlistStatus.Offered), cancellation) >= Most)
        {
            return Error.Conflict("waiting-too-often", Most);
        }

        var isBooked = await (
            from reservation in db.Reservations
            join slot in db.Slots on reservation.SlotId equals slot.Id
            where reservation.PetId == petId && reservation.ServiceId == serviceId
                && (reservation.Status == ReservationStatus.Pending || reservation.Status == ReservationStatus.Confirmed)
                && slot.SlotDate >= wish.FirstDay && slot.SlotDate <= wish.LastDay
                && (reservation.Status == ReservationStatus.Confirmed || reservation.ExpiresAt > now)
            select slot.Id).AnyAsync(cancellation);
        if (isBooked)
        {
            return Error.Conflict("booked-in-these-days");
        }

        var isFree = await db.Database.SqlQuery<bool>($"""
            SELECT EXISTS (SELECT 1 FROM bookings.free_for_wish({serviceId}, {wish.StaffId}, {wish.FirstDay}, {wish.LastDay}, {wish.From}, {wish.Until}, {now})) AS "Value"
            """).SingleAsync(cancellation);
        return isFree ? Error.Conflict("times-are-free") : null;
    }
}
