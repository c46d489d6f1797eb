using Microsoft.Extensions.Options;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>Holds a seat for a pet while its owner pays. Holding again for the same pet and slot gives the same hold.</summary>
public sealed class ReserveSlot(IDbContextFactory<PetProDb> contexts, IOptions<BookingOptions> options, TimeProvider clock)
{
    internal const string HeldAlready = "idx_reservations_slot_id_pet_id";

    /// <summary>Compiled, for it stands in the way of whoever wants the last seat.</summary>
    private static readonly Func<PetProDb, Guid, Guid, Guid, CancellationToken, Task<Wanted?>> Find = EF.CompileAsyncQuery(
        (PetProDb db, Guid userId, Guid slotId, Guid petId, CancellationToken _) => (
            from slot in db.Slots.AsNoTracking()
            join service in db.Services on slot.ServiceId equals service.Id
            join clinic in db.Clinics on slot.ClinicId equals clinic.Id
            from pet in db.Pets
            where slot.Id == slotId && slot.StaffId != null && slot.Status != SlotStatus.Blocked && service.IsAvailable
                && clinic.Status == ClinicStatus.Approved
                && pet.Id == petId && pet.UserId == userId && !pet.IsArchived
            select new Wanted(
                slot.StaffId!.Value,
                slot.ServiceId,
                slot.StartsAt,
                clinic.BookingRules,
                service.NoticeMinutes,
                service.RequiredVaccine != null,
                service.Species,
                pet.Species,
                db.Reservations.FirstOrDefault(r => r.SlotId == slotId && r.PetId == petId
                    && (r.Status == ReservationStatus.Pending || r.Status == ReservationStatus.Confirmed)))).SingleOrDefault());

    public async Task<Result<HeldSeat>> RunAsync(Actor actor, Guid slotId, Guid petId, CancellationToken cancellation)
    {
        var held = await TryAsync(actor, slotId, petId, cancellation);
        if (held.Error?.Code is not ("slot-taken" or "pet-is-elsewhere"))
        {
            return held;
        }

        // It may be taken by holds that have lapsed and that no job has freed yet, or by this pet's own hold made just now.
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await Seats.FreeLapsedAsync(db, slotId, clock.GetUtcNow(), most: 100, cancellation, petId);
        return await TryAsync(actor, slotId, petId, cancellation);
    }

    private async Task<Result<HeldSeat>> TryAsync(Actor actor, Guid slotId, Guid petId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var wanted = await Find(db, actor.UserId, slotId, petId, cancellation);
        if (wanted is null)
        {
            return Error.NotFound;
        }

        if (wanted.Held is { } already && (already.Status == ReservationStatus.Confirmed || already.IsLiveAt(now)))
        {
            return already.Status == ReservationStatus.Confirmed ? Error.Conflict("already-booked") : HeldSeat.Of(already);
        }

        if (wanted.StartsAt <= now.AddMinutes(wanted.NoticeMinutes ?? wanted.Rules.NoticeMinutes))
        {
            return Error.Conflict("slot-too-soon");
        }

        if (wanted.Species.Length > 0 && !wanted.Species.Contains(wanted.PetSpecies))
        {
            return Error.Conflict("species-not-served");
        }

        if (wanted.DemandsVaccine && await VaccineDemand.RefusalAsync(db, petId, slotId, now, cancellation) is { } missing)
        {
            return missing;
        }

        // Nothing is tried again in this transaction: without EF's own savepoint it takes two round trips less.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await Seats.TakeOrEndAsync(db, slotId, wanted.StaffId, now, cancellation) != true)
        {
            return Error.Conflict("slot-taken");
        }

        var reservation = Reservation.Hold(actor.UserId, petId, wanted.ServiceId, slotId, now + options.Value.HoldFor);
        db.Add(reservation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return HeldSeat.Of(reservation);
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(HeldAlready))
        {
            return Error.Conflict("slot-taken");
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(BookablePets.Refused))
        {
            return Error.NotFound;
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(PetTimes.Elsewhere))
        {
            await transaction.RollbackAsync(cancellation);
            return await PetTimes.NameOtherAsync(db, petId, slotId, cancellation);
        }
    }

    private sealed record Wanted(
        Guid StaffId,
        Guid ServiceId,
        DateTimeOffset StartsAt,
        BookingRules Rules,
        int? NoticeMinutes,
        bool DemandsVaccine,
        string[] Species,
        string PetSpecies,
        Reservation? Held);
}

/// <param name="LockId">Names the hold.</param>
/// <param name="ExpiresAt">The seat is held until then.</param>
public sealed record HeldSeat(Guid Id, string LockId, Guid SlotId, Guid PetId, ReservationStatus Status, DateTimeOffset ExpiresAt)
{
    internal static HeldSeat Of(Reservation r) => new(r.Id, r.LockId, r.SlotId, r.PetId, r.Status, r.ExpiresAt);
}
