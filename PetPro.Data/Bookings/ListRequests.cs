using PetPro.Core.Accounts;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>What waits for a clinic's word, the most urgent first.</summary>
public sealed class ListRequests(IDbContextFactory<PetProDb> contexts)
{
    /// <summary>More than these are not answered at one sitting; they move up as the first are.</summary>
    private const int Most = 50;

    public async Task<Result<ClinicRequests>> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.SeeVisits))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var waiting = db.Bookings.AsNoTracking().Where(b => b.ClinicId == clinicId && b.Status == BookingStatus.PendingApproval);
        var rows = await (
            from booking in waiting
            join slot in db.Slots on booking.SlotId equals slot.Id
            join clinic in db.Clinics on booking.ClinicId equals clinic.Id
            join service in db.Services on booking.ServiceId equals service.Id
            join pet in db.Pets on booking.PetId equals pet.Id
            join owner in db.UserProfiles on booking.UserId equals owner.UserId
            orderby booking.AnswerBefore, booking.Id
            select new
            {
                clinic.TimeZone,
                Request = new ClinicRequest(
                booking.Id, service.Name, db.Staff.Where(s => s.Id == slot.StaffId).Select(s => s.Name).FirstOrDefault(), pet.Id, pet.Name, pet.Species,
                pet.PhotoKey != null, owner.FullName, owner.PhoneNumber, slot.StartsAt, slot.EndsAt, booking.AnswerBefore!.Value)
            })
            .Take(Most).ToListAsync(cancellation);
        return new ClinicRequests(
            rows.Count < Most ? rows.Count : await waiting.CountAsync(cancellation),
            [.. rows.Select(r => (r.Request, Zone: TimeZoneInfo.FindSystemTimeZoneById(r.TimeZone))).Select(r => r.Request with
            {
                StartsAt = TimeZoneInfo.ConvertTime(r.Request.StartsAt, r.Zone),
                EndsAt = TimeZoneInfo.ConvertTime(r.Request.EndsAt, r.Zone),
            })]);
    }
}

/// <param name="Total">How many wait in all.</param>
/// <param name="First">The most urgent of them.</param>
public sealed record ClinicRequests(int Total, IReadOnlyList<ClinicRequest> First);

/// <param name="StartsAt">With the offset of the clinic's zone, like the end.</param>
/// <param name="AnswerBefore">It lapses then, and everything goes back.</param>
public sealed record ClinicRequest(
    Guid BookingId,
    string ServiceName,
    string? StaffName,
    Guid PetId,
    string PetName,
    string PetSpecies,
    bool HasPhoto,
    string OwnerName,
    string OwnerPhone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset AnswerBefore);
