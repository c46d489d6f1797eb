using PetPro.Core.Accounts;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>Who waits for a time at a clinic, by service and in the order in which they will be asked.</summary>
public sealed class ListClinicWaitlist(IDbContextFactory<PetProDb> contexts)
{
    private const int Most = 500;

    public async Task<Result<IReadOnlyList<ClinicWaiting>>> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.SeeVisits))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (
            from entry in db.WaitlistEntries
            join service in db.Services on entry.ServiceId equals service.Id
            join pet in db.Pets on entry.PetId equals pet.Id
            join profile in db.UserProfiles on entry.UserId equals profile.UserId
            where entry.ClinicId == clinicId && (entry.Status == WaitlistStatus.Waiting || entry.Status == WaitlistStatus.Offered)
            orderby service.Name, service.Id, entry.RankedAt, entry.Id
            select new ClinicWaiting(
                entry.Id,
                service.Name,
                pet.Name,
                pet.Species,
                profile.FullName,
                entry.StaffId == null ? null : db.Staff.Where(s => s.Id == entry.StaffId).Select(s => s.Name).FirstOrDefault(),
                entry.FirstDay,
                entry.LastDay,
                entry.FromTime,
                entry.UntilTime,
                entry.Status,
                entry.CreatedAt)).AsNoTracking().Take(Most).ToListAsync(cancellation);
    }
}

/// <param name="FirstDay">In the clinic's zone, like the other days and times of day.</param>
public sealed record ClinicWaiting(
    Guid Id,
    string ServiceName,
    string PetName,
    string PetSpecies,
    string OwnerName,
    string? StaffName,
    DateOnly FirstDay,
    DateOnly LastDay,
    TimeOnly? FromTime,
    TimeOnly? UntilTime,
    WaitlistStatus Status,
    DateTimeOffset JoinedAt);
