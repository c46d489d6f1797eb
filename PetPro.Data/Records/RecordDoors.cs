using PetPro.Core.Bookings;
using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>By what a member of staff may look into a pet's record.</summary>
/// <param name="LinkId">The passport link that opens it, where there was no visit.</param>
internal sealed record RecordDoor(Guid StaffId, string? LicenceNumber, PassportScope Scope, Guid? LinkId);

/// <summary>A visit whose record is being written.</summary>
internal sealed record VisitDoor(
    Guid BookingId, Guid PetId, Guid ClinicId, string TimeZone, BookingStatus Status, DateTimeOffset StartsAt, DateTimeOffset? CompletedAt, Guid StaffId, string? LicenceNumber)
{
    /// <summary>The visit has begun or is over: what is given and prescribed is given and prescribed at it.</summary>
    public Result HasBegun => Status is BookingStatus.InProgress or BookingStatus.Completed ? Result.Ok : Error.Conflict("visit-not-started");

    /// <summary>The day of the visit on the clinic's calendar.</summary>
    public DateOnly Day => DateOf(CompletedAt ?? StartsAt);

    public DateOnly DateOf(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}

/// <summary>
/// Who of a clinic may see which record: whoever has the permission there, of a pet that has or had a visit there (a cancelled one
/// is none) or for which the clinic holds a live passport link. Everything else is not found.
/// </summary>
internal static class RecordDoors
{
    public static readonly BookingStatus[] Visits =
        [BookingStatus.Confirmed, BookingStatus.InProgress, BookingStatus.Completed, BookingStatus.NoShow];

    public static async Task<RecordDoor?> OpenAsync(
        PetProDb db, Actor actor, Guid clinicId, Guid petId, string permission, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await StaffAsync(db, actor, clinicId, permission, cancellation) is not { } staff)
        {
            return null;
        }

        if (await db.Bookings.AnyAsync(b => b.PetId == petId && b.ClinicId == clinicId && Visits.Contains(b.Status), cancellation))
        {
            return new RecordDoor(staff.Id, staff.LicenceNumber, PassportScope.Record, null);
        }

        var links = await (
            from held in db.PassportClinics
            join link in Live(db, now) on held.LinkId equals link.Id
            where held.ClinicId == clinicId && link.PetId == petId
            select new { link.Id, link.Scope }).ToListAsync(cancellation);
        return links.OrderByDescending(l => l.Scope).FirstOrDefault() is { } best
            ? new RecordDoor(staff.Id, staff.LicenceNumber, best.Scope, best.Id)
            : null;
    }

    public static async Task<VisitDoor?> OfVisitAsync(
        PetProDb db, Actor actor, Guid clinicId, Guid bookingId, string permission, CancellationToken cancellation)
    {
        if (await StaffAsync(db, actor, clinicId, permission, cancellation) is not { } staff)
        {
            return null;
        }

        return await (
            from booking in db.Bookings
            join clinic in db.Clinics on booking.ClinicId equals clinic.Id
            join slot in db.Slots on booking.SlotId equals slot.Id
            where booking.Id == bookingId && booking.ClinicId == clinicId && Visits.Contains(booking.Status)
            select new VisitDoor(
                booking.Id, booking.PetId, clinicId, clinic.TimeZone, booking.Status, slot.StartsAt, booking.CompletedAt, staff.Id, staff.LicenceNumber))
            .AsNoTracking().SingleOrDefaultAsync(cancellation);
    }

    /// <summary>A link ends with its time, with its owner's word, and when the pet goes to somebody else.</summary>
    public static IQueryable<PassportLink> Live(PetProDb db, DateTimeOffset now) =>
        db.PassportLinks.Where(l => l.RevokedAt == null && l.ExpiresAt > now && db.Pets.Any(p => p.Id == l.PetId && p.UserId == l.UserId));

    public static async Task<StaffHere?> StaffAsync(PetProDb db, Actor actor, Guid clinicId, string permission, CancellationToken cancellation) =>
        !actor.IsSignedIn || !actor.MayAt(clinicId, permission) ? null
        : await db.Staff.AsNoTracking().Where(s => s.ClinicId == clinicId && s.UserId == actor.UserId).OrderBy(s => s.Id)
            .Select(s => new StaffHere(s.Id, s.LicenceNumber)).FirstOrDefaultAsync(cancellation);
}

internal sealed record StaffHere(Guid Id, string? LicenceNumber);
