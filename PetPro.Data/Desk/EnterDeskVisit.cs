using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Data.Bookings;
using PetPro.Data.Pets;

namespace PetPro.Data.Desk;

/// <summary>
/// Staff enter a visit for somebody who stands there or calls. The seat is taken by the same guard as every other, so nothing is
/// overbooked; the visit is paid at the clinic. A new owner becomes an account without a password.
/// </summary>
public sealed class EnterDeskVisit(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <returns>The booking.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid clinicId, DeskVisit wanted, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.RunVisits))
        {
            return Error.NotFound;
        }

        var entered = await TryAsync(actor, clinicId, wanted, cancellation);
        if (entered.Error?.Code is not ("slot-taken" or "pet-has-visit"))
        {
            return entered;
        }

        // It may be taken by holds that have lapsed and that no job has freed yet.
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await Seats.FreeLapsedAsync(db, wanted.SlotId, clock.GetUtcNow(), most: 100, cancellation, wanted.PetId is { } pet ? [pet] : []);
        return await TryAsync(actor, clinicId, wanted, cancellation);
    }

    private async Task<Result<Guid>> TryAsync(Actor actor, Guid clinicId, DeskVisit wanted, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var place = await (
            from slot in db.Slots.AsNoTracking()
            join service in db.Services on slot.ServiceId equals service.Id
            where slot.Id == wanted.SlotId && slot.ClinicId == clinicId && slot.StaffId != null && slot.Status != SlotStatus.Blocked && service.IsAvailable
            select new { Slot = slot, Service = service }).SingleOrDefaultAsync(cancellation);
        if (place is null || place.Slot.EndsAt <= now)
        {
            return Error.Conflict("slot-taken");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var owner = await DeskPeople.OwnerAsync(db, actor, wanted, clinicId, now, cancellation);
        var pet = await DeskPeople.PetAsync(db, wanted, owner.IsOk ? owner.Value : Guid.Empty, clock.Today(), cancellation);
        if (Both(owner.Error, pet.Error) is { } wrong)
        {
            return wrong;
        }

        if (!place.Service.IsFor(pet.Value.Species))
        {
            return Error.Conflict("species-not-served");
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            if (await Seats.TakeOrEndAsync(db, place.Slot.Id, place.Slot.StaffId!.Value, now, cancellation) != true)
            {
                return Error.Conflict("slot-taken");
            }

            var booking = Enter(db, place.Slot, place.Service.PriceOn(place.Slot.SlotDate), wanted, owner.Value, pet.Value.Id, now);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return booking.Id;
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf("idx_reservations_slot_id_pet_id") || refused.IsViolationOf(PetTimes.Elsewhere))
        {
            // Where else it is, is nobody's business at this desk.
            return Error.Conflict("pet-has-visit");
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf("idx_users_normalized_user_name"))
        {
            return Error.Invalid("ownerEmail", "owner-known");
        }
    }

    private static Booking Enter(PetProDb db, Slot slot, Money price, DeskVisit wanted, Guid ownerId, Guid petId, DateTimeOffset now)
    {
        var reservation = Reservation.Hold(ownerId, petId, slot.ServiceId, slot.Id, now);
        reservation.Confirm();
        var booking = Booking.EnterAtDesk(reservation, slot.ClinicId, price, wanted.Channel, slot.SlotDate, slot.SlotStartTime);
        if (wanted.IsHere)
        {
            booking.CheckIn(now);
        }

        db.AddRange(reservation, booking);
        return booking;
    }

    /// <summary>All that is wrong, at once.</summary>
    private static Error? Both(Error? one, Error? other) =>
        one is { Kind: ErrorKind.Invalid } && other is { Kind: ErrorKind.Invalid } ? Error.Invalid([.. one.Fields, .. other.Fields]) : one ?? other;
}
