namespace PetPro.Data.Pets;

/// <summary>Whether one of the actor's pets lives, is offered to somebody, and which visits somebody else has paid for it.</summary>
public sealed class GetPetLife(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<PetLife>> RunAsync(Actor actor, Guid petId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var pet = await db.Pets.OwnedBy(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Id == petId, cancellation);
        if (pet is null)
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        var offer = await db.PetTransfers.AsNoTracking().Standing().Where(t => t.PetId == petId && t.ExpiresAt > now)
            .Select(t => new OpenOffer(t.Email, t.ExpiresAt)).SingleOrDefaultAsync(cancellation);
        var visits = await (
            from booking in db.Bookings
            join slot in db.Slots on booking.SlotId equals slot.Id
            join clinic in db.Clinics on booking.ClinicId equals clinic.Id
            join service in db.Services on booking.ServiceId equals service.Id
            where booking.PetId == petId && booking.UserId != actor.UserId && slot.EndsAt > now
                && (booking.Status == Core.Bookings.BookingStatus.Confirmed || booking.Status == Core.Bookings.BookingStatus.PendingApproval)
            orderby slot.StartsAt
            select new VisitOfBefore(booking.Id, service.Name, clinic.Name, clinic.TimeZone, slot.StartsAt)).AsNoTracking().Take(20).ToListAsync(cancellation);
        return new PetLife(pet.DiedOn, pet.MayTakeDeathBack(now), offer, visits);
    }
}

/// <param name="OfBefore">Coming visits that a former owner has booked and paid, and may still cancel.</param>
public sealed record PetLife(DateOnly? DiedOn, bool MayTakeBack, OpenOffer? Offer, IReadOnlyList<VisitOfBefore> OfBefore);

public sealed record OpenOffer(string Email, DateTimeOffset ExpiresAt);

public sealed record VisitOfBefore(Guid BookingId, string ServiceName, string ClinicName, string TimeZone, DateTimeOffset StartsAt);
