namespace PetPro.Data.Bookings;

/// <summary>What a visit can be changed into when it is moved: what the clinic offers to that pet at once and taxes alike. By name.</summary>
public sealed class ListServicesToMoveTo(IDbContextFactory<PetProDb> contexts)
{
    private const int Most = 200;

    /// <returns>The visit's own service among them; nothing where the booking is not the actor's.</returns>
    public async Task<IReadOnlyList<ServiceToMoveTo>> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var visit = await (
            from booking in db.Bookings.OwnedBy(actor)
            join service in db.Services on booking.ServiceId equals service.Id
            join pet in db.Pets on booking.PetId equals pet.Id
            where booking.Id == bookingId
            select new { booking.ClinicId, booking.ServiceId, service.TaxClass, pet.Species }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (visit is null)
        {
            return [];
        }

        var offered = await db.Services.AsNoTracking()
            .Where(s => s.ClinicId == visit.ClinicId && s.IsAvailable && s.TaxClass == visit.TaxClass && (s.Id == visit.ServiceId || !s.RequiresApproval))
            .OrderBy(s => s.Name).ThenBy(s => s.Id).Take(Most).ToListAsync(cancellation);
        return [.. offered.Where(s => s.IsFor(visit.Species)).Select(s => new ServiceToMoveTo(s.Id, s.Name, s.Price, s.DurationMinutes))];
    }
}

/// <param name="Price">The usual one; what a day costs is said when a time is chosen.</param>
public sealed record ServiceToMoveTo(Guid Id, string Name, Money Price, int Minutes);
