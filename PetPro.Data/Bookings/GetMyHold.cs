using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>A held seat with what the payment step shows of it.</summary>
public sealed class GetMyHold(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<HoldView>> RunAsync(Actor actor, Guid reservationId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var hold = await HoldView.Of(db, db.Reservations.AsNoTracking().OwnedBy(actor).Where(r => r.Id == reservationId))
            .SingleOrDefaultAsync(cancellation);
        return hold is null ? Error.NotFound : hold.InZone() with { Terms = await HoldTerms.OfAsync(db, reservationId, cancellation) };
    }
}

/// <param name="StartsAt">With the offset of the clinic's zone, like the end.</param>
/// <param name="BookingId">The booking that is being paid for it, if that has begun.</param>
public sealed record HoldView(
    Guid Id,
    string LockId,
    ReservationStatus Status,
    DateTimeOffset ExpiresAt,
    Guid SlotId,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string TimeZone,
    Guid ClinicId,
    string ClinicName,
    string ClinicSlug,
    Guid ServiceId,
    string ServiceName,
    Money Price,
    Guid PetId,
    string PetName,
    string? StaffName,
    Core.Clinics.BookingRules Rules,
    Guid? BookingId)
{
    /// <summary>What is to be paid for it; none where holds are listed.</summary>
    public HoldTerms? Terms { get; init; }

    /// <summary>The times still in UTC.</summary>
    internal static IQueryable<HoldView> Of(PetProDb db, IQueryable<Reservation> reservations) =>
        from reservation in reservations
        join slot in db.Slots on reservation.SlotId equals slot.Id
        join service in db.Services on reservation.ServiceId equals service.Id
        join clinic in db.Clinics on service.ClinicId equals clinic.Id
        join pet in db.Pets on reservation.PetId equals pet.Id
        select new HoldView(
            reservation.Id,
            reservation.LockId,
            reservation.Status,
            reservation.ExpiresAt,
            slot.Id,
            slot.StartsAt,
            slot.EndsAt,
            clinic.TimeZone,
            clinic.Id,
            clinic.Name,
            clinic.Slug,
            service.Id,
            service.Name,
            service.Price,
            pet.Id,
            pet.Name,
            db.Staff.Where(s => s.Id == slot.StaffId).Select(s => s.Name).FirstOrDefault(),
            clinic.BookingRules,
            db.Bookings.Where(b => b.ReservationId == reservation.Id).Select(b => (Guid?)b.Id).FirstOrDefault());

    internal HoldView InZone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        return this with { StartsAt = TimeZoneInfo.ConvertTime(StartsAt, zone), EndsAt = TimeZoneInfo.ConvertTime(EndsAt, zone) };
    }
}
