using Microsoft.Extensions.Options;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Pets;

namespace PetPro.Data.Bookings;

/// <summary>Holds a seat for each of several pets that come together: all of them or none, until one moment.</summary>
public sealed class ReserveGroup(IDbContextFactory<PetProDb> contexts, IOptions<BookingOptions> options, TimeProvider clock)
{
    public const int MostPets = 6;

    /// <param name="seats">One for each pet, in slots of one service on one day.</param>
    public async Task<Result<HeldGroup>> RunAsync(Actor actor, IReadOnlyList<SeatForPet> seats, CancellationToken cancellation)
    {
        if (seats.Count is < 2 or > MostPets || seats.Select(s => s.PetId).Distinct().Count() < seats.Count)
        {
            return Error.Invalid("seats", "group-pets", MostPets);
        }

        var held = await TryAsync(actor, seats, cancellation);
        if (held.Error?.Code is not ("slot-taken" or "pet-is-elsewhere"))
        {
            return held;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var slotId in seats.Select(s => s.SlotId).Distinct())
        {
            await Seats.FreeLapsedAsync(db, slotId, clock.GetUtcNow(), most: 100, cancellation, [.. seats.Select(s => s.PetId)]);
        }

        return await TryAsync(actor, seats, cancellation);
    }

    private async Task<Result<HeldGroup>> TryAsync(Actor actor, IReadOnlyList<SeatForPet> seats, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var found = await FindAsync(db, actor, seats, cancellation);
        if ((found.Error ?? Refuse(found.Value, now)) is { } refusal)
        {
            return refusal;
        }

        foreach (var (slotId, petId) in found.Value.Service.RequiredVaccine is null ? [] : found.Value.Seats.Select(s => (s.Slot.Id, s.Pet.Id)))
        {
            if (await VaccineDemand.RefusalAsync(db, petId, slotId, now, cancellation) is { } missing)
            {
                return missing;
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await LockAsync(db, seats, cancellation);
        foreach (var (slot, _) in found.Value.Seats.OrderBy(s => s.Slot.Id))
        {
            if (await Seats.TakeOrEndAsync(db, slot.Id, slot.StaffId!.Value, now, cancellation) != true)
            {
                return Error.Conflict("slot-taken");
            }
        }

        var groupId = Guid.CreateVersion7();
        var holds = found.Value.Seats
            .Select(s => Reservation.Hold(actor.UserId, s.Pet.Id, s.Slot.ServiceId, s.Slot.Id, now + options.Value.HoldFor).InGroup(groupId)).ToList();
        db.AddRange(holds);
        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return new HeldGroup(groupId, holds[0].ExpiresAt, [.. holds.Select(HeldSeat.Of)]);
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(ReserveSlot.HeldAlready) || refused.IsViolationOf(PetTimes.Elsewhere))
        {
            await transaction.RollbackAsync(cancellation);
            return await NameAsync(db, seats, cancellation);
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(BookablePets.Refused))
        {
            return Error.NotFound;
        }
    }

    /// <summary>Pets first, then the times of the staff, then slots, each in one order for everybody.</summary>
    private static async Task LockAsync(PetProDb db, IReadOnlyList<SeatForPet> seats, CancellationToken cancellation)
    {
        Guid[] pets = [.. seats.Select(s => s.PetId)];
        await db.Database.ExecuteSqlAsync($"""
            SELECT pg_advisory_xact_lock(pet.key) FROM (
                SELECT hashtextextended(id::text, 1) AS key FROM unnest({pets}) id ORDER BY 1 OFFSET 0) pet
            """, cancellation);
        await Seats.LockTimesAsync(db, [.. seats.Select(s => s.SlotId)], cancellation);
    }

    private static async Task<Result<Group>> FindAsync(
        PetProDb db, Actor actor, IReadOnlyList<SeatForPet> seats, CancellationToken cancellation)
    {
        Guid[] slotIds = [.. seats.Select(s => s.SlotId)], petIds = [.. seats.Select(s => s.PetId)];
        var slots = await db.Slots.AsNoTracking().Where(s => slotIds.Contains(s.Id) && s.StaffId != null && s.Status != SlotStatus.Blocked).ToListAsync(cancellation);
        var pets = await db.Pets.AsNoTracking().Where(p => petIds.Contains(p.Id) && p.UserId == actor.UserId && !p.IsArchived).ToListAsync(cancellation);
        if (pets.Count < petIds.Length || slots.Count < slotIds.Distinct().Count()
            || slots.Select(s => (s.ServiceId, s.SlotDate)).Distinct().Count() != 1)
        {
            return Error.NotFound;
        }

        var serviceId = slots[0].ServiceId;
        var offer = await (
            from service in db.Services
            join clinic in db.Clinics on service.ClinicId equals clinic.Id
            where service.Id == serviceId && service.IsAvailable && clinic.Status == ClinicStatus.Approved
            select new { service, clinic.BookingRules }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        return offer is null
            ? Error.NotFound
            : new Group(offer.service, offer.BookingRules, [.. seats.Select(s => (slots.First(t => t.Id == s.SlotId), pets.First(p => p.Id == s.PetId)))]);
    }

    private static Error? Refuse(Group group, DateTimeOffset now) =>
        group.Seats.Any(s => s.Slot.StartsAt <= now.AddMinutes(group.Service.NoticeUnder(group.Rules))) ? Error.Conflict("slot-too-soon")
        : group.Seats.Any(s => !group.Service.IsFor(s.Pet.Species)) ? Error.Conflict("species-not-served")
        : null;

    private static async Task<Error> NameAsync(PetProDb db, IReadOnlyList<SeatForPet> seats, CancellationToken cancellation)
    {
        foreach (var seat in seats)
        {
            if (await PetTimes.NameOtherAsync(db, seat.PetId, seat.SlotId, cancellation) is { Code: "pet-is-elsewhere" } named)
            {
                return named;
            }
        }

        return Error.Conflict("slot-taken");
    }

    private sealed record Group(ClinicService Service, BookingRules Rules, IReadOnlyList<(Slot Slot, Pet Pet)> Seats);
}

/// <summary>Which pet sits in which slot.</summary>
public sealed record SeatForPet(Guid SlotId, Guid PetId);

/// <param name="ExpiresAt">All the seats are held until then.</param>
public sealed record HeldGroup(Guid GroupId, DateTimeOffset ExpiresAt, IReadOnlyList<HeldSeat> Holds);
