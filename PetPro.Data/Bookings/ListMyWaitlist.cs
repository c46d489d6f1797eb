using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>Where an owner waits, the times that are held at the moment first, and how many stand before.</summary>
public sealed class ListMyWaitlist(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<IReadOnlyList<WaitlistPlace>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var rows = await (
            from entry in db.WaitlistEntries
            join service in db.Services on entry.ServiceId equals service.Id
            join clinic in db.Clinics on entry.ClinicId equals clinic.Id
            join pet in db.Pets on entry.PetId equals pet.Id
            where entry.UserId == actor.UserId && (entry.Status == WaitlistStatus.Waiting || entry.Status == WaitlistStatus.Offered)
            orderby entry.Status == WaitlistStatus.Offered descending, entry.FirstDay, entry.Id
            select new WaitlistPlace(
                entry.Id,
                service.Id,
                service.Name,
                clinic.Name,
                clinic.Slug,
                clinic.TimeZone,
                pet.Id,
                pet.Name,
                entry.StaffId == null ? null : db.Staff.Where(s => s.Id == entry.StaffId).Select(s => s.Name).FirstOrDefault(),
                entry.FirstDay,
                entry.LastDay,
                entry.FromTime,
                entry.UntilTime,
                db.WaitlistEntries.Count(other => other.ServiceId == entry.ServiceId && other.Status == WaitlistStatus.Waiting
                    && other.FirstDay <= entry.LastDay && other.LastDay >= entry.FirstDay
                    && other.RankedAt < entry.RankedAt),
                (from offer in db.WaitlistOffers
                 join slot in db.Slots on offer.SlotId equals slot.Id
                 where offer.EntryId == entry.Id && offer.Status == WaitlistOfferStatus.Open && offer.ExpiresAt > now
                 select new OfferedTime(offer.Id, slot.StartsAt, offer.ExpiresAt)).FirstOrDefault())).AsNoTracking().ToListAsync(cancellation);
        return rows;
    }
}

/// <param name="FirstDay">In the clinic's zone, like the other days and times of day.</param>
/// <param name="Before">How many others wait before it for the same service in some of the same days.</param>
/// <param name="Offer">The time that is held at the moment.</param>
public sealed record WaitlistPlace(
    Guid Id,
    Guid ServiceId,
    string ServiceName,
    string ClinicName,
    string ClinicSlug,
    string TimeZone,
    Guid PetId,
    string PetName,
    string? StaffName,
    DateOnly FirstDay,
    DateOnly LastDay,
    TimeOnly? FromTime,
    TimeOnly? UntilTime,
    int Before,
    OfferedTime? Offer);

public sealed record OfferedTime(Guid Id, DateTimeOffset StartsAt, DateTimeOffset ExpiresAt);
