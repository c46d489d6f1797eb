namespace PetPro.Data.Bookings;

/// <summary>By which pets and clinics the actor's bookings can be narrowed: those that have one, by name.</summary>
public sealed class GetMyBookingChoices(IDbContextFactory<PetProDb> contexts)
{
    /// <summary>Of each; an owner with more finds the rest in the whole list.</summary>
    private const int Most = 100;

    public async Task<MyBookingChoices> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mine = UserBooking.Of(db, actor);
        var pets = await db.Pets.AsNoTracking().Where(p => mine.Any(b => b.PetId == p.Id))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Most).Select(p => new BookingChoiceOf(p.Id, p.Name)).ToListAsync(cancellation);
        var clinics = await db.Clinics.AsNoTracking().Where(c => mine.Any(b => b.ClinicId == c.Id))
            .OrderBy(c => c.Name).ThenBy(c => c.Id).Take(Most).Select(c => new BookingChoiceOf(c.Id, c.Name)).ToListAsync(cancellation);
        return new MyBookingChoices(pets, clinics, await mine.MaxAsync(b => (DateTimeOffset?)b.RefreshedAt, cancellation));
    }
}

/// <param name="RefreshedAt">When a booking last changed the list; none = there is none.</param>
public sealed record MyBookingChoices(IReadOnlyList<BookingChoiceOf> Pets, IReadOnlyList<BookingChoiceOf> Clinics, DateTimeOffset? RefreshedAt);

public sealed record BookingChoiceOf(Guid Id, string Name);
