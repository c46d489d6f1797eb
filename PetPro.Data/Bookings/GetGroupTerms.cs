namespace PetPro.Data.Bookings;

/// <summary>Shows the owner what cancelling the visits of all pets would give back, before it is confirmed.</summary>
public sealed class GetGroupTerms(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<GroupTerms>> RunAsync(Actor actor, Guid groupId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from booking in db.Bookings.OwnedBy(actor)
            join pet in db.Pets on booking.PetId equals pet.Id
            join slot in db.Slots on booking.SlotId equals slot.Id
            where booking.GroupId == groupId
            orderby slot.StartsAt, booking.Id
            select new { booking, pet.Name }).AsNoTracking().Take(ReserveGroup.MostPets).ToListAsync(cancellation);
        if (found.Count == 0)
        {
            return Error.NotFound;
        }

        List<PetTerms> pets = [];
        foreach (var visit in found)
        {
            var terms = await CancellationTerms.OfAsync(db, visit.booking, clock.GetUtcNow(), cancellation);
            if (terms.Refusal is null)
            {
                pets.Add(new PetTerms(visit.Name, terms));
            }
        }

        return pets.Count == 0 ? Error.Conflict("booking-not-cancellable") : new GroupTerms(pets);
    }
}

/// <param name="Pets">Those whose visit can still be cancelled.</param>
public sealed record GroupTerms(IReadOnlyList<PetTerms> Pets)
{
    /// <summary>What would go back for all of them.</summary>
    public Money Refund => Pets.Aggregate(Money.Zero, (sum, p) => sum + p.Terms.Refund);
}

public sealed record PetTerms(string Name, CancellationTerms Terms);
