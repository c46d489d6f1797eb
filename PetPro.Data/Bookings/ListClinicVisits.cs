using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>
/// The visits of a clinic from one local day to another, for the day's board and the calendar; with them the seats that are held
/// and being paid, so that staff see why a time is not free.
/// </summary>
public sealed class ListClinicVisits(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int LongestDays = 42;

    /// <param name="first">The first day, on the clinic's calendar; none = today there.</param>
    public async Task<Result<ClinicVisits>> RunAsync(
        Actor actor, Guid clinicId, DateOnly? first, int days, Guid? staffId, CancellationToken cancellation)
    {
        if (days is < 1 or > LongestDays)
        {
            return Error.Invalid("days", "range-too-long", LongestDays);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinic = actor.MayAt(clinicId, Permissions.SeeVisits)
            ? await db.Clinics.AsNoTracking().Where(c => c.Id == clinicId).Select(c => new { c.Name, c.TimeZone, c.OperatingHours }).SingleOrDefaultAsync(cancellation)
            : null;
        if (clinic is null)
        {
            return Error.NotFound;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);
        var now = clock.GetUtcNow();
        var day = first ?? LocalTime.DateIn(zone, now);
        var from = LocalTime.ToInstant(zone, day.ToDateTime(default)).ToUniversalTime();
        var until = LocalTime.ToInstant(zone, day.AddDays(days).ToDateTime(default)).ToUniversalTime();
        var taken = db.Slots.AsNoTracking().Where(s => s.ClinicId == clinicId && s.StartsAt >= from && s.StartsAt < until && s.BookedCount > 0
            && (staffId == null || s.StaffId == staffId));
        var visits = await (
            from slot in taken
            join booking in db.Bookings on slot.Id equals booking.SlotId
            join service in db.Services on slot.ServiceId equals service.Id
            join pet in db.Pets on booking.PetId equals pet.Id
            join owner in db.UserProfiles on booking.UserId equals owner.UserId
            where booking.Status != BookingStatus.PendingPayment && booking.Status != BookingStatus.Expired
                && booking.Status != BookingStatus.Cancelled && booking.Status != BookingStatus.Rejected
            orderby slot.StartsAt, booking.Id
            select new ClinicVisit(
                booking.Id,
                booking.ReferenceCode,
                booking.Status,
                slot.StaffId,
                service.Name,
                pet.Id,
                pet.Name,
                pet.Species,
                pet.PhotoKey != null,
                owner.FullName,
                owner.PhoneNumber,
                slot.StartsAt,
                slot.EndsAt,
                booking.CheckedInAt,
                booking.StartedAt,
                booking.CompletedAt,
                booking.AnswerBefore,
                booking.NoShowAt,
                booking.Channel,
                slot.ExceptionReason)).ToListAsync(cancellation);
        var held = await (
            from slot in taken
            join hold in db.Reservations on slot.Id equals hold.SlotId
            where hold.Status == ReservationStatus.Pending && hold.ExpiresAt > now
            orderby slot.StartsAt
            select new HeldTime(slot.StaffId, slot.StartsAt, slot.EndsAt, hold.ExpiresAt)).ToListAsync(cancellation);
        var staff = await db.Staff.AsNoTracking().Where(s => s.ClinicId == clinicId && db.Set<ServiceStaff>().Any(l => l.StaffId == s.Id))
            .OrderBy(s => s.Name).Select(s => new ClinicStaff(s.Id, s.Name, s.Specialization)).ToListAsync(cancellation);
        var blocks = await db.TimeBlocks.AsNoTracking()
            .Where(b => b.ClinicId == clinicId && b.StartsAt < until && b.EndsAt > from && (staffId == null || b.StaffId == staffId))
            .OrderBy(b => b.StartsAt).Select(b => new ClosedTime(b.Id, b.StaffId, b.StartsAt, b.EndsAt, b.Reason)).ToListAsync(cancellation);
        var exceptions = await db.OpeningExceptions.AsNoTracking().Where(e => e.ClinicId == clinicId && e.Date >= day && e.Date < day.AddDays(days))
            .ToDictionaryAsync(e => e.Date, cancellation);
        return new ClinicVisits(
            clinic.Name,
            clinic.TimeZone,
            [.. Enumerable.Range(0, days).Select(day.AddDays).Select(date => exceptions.TryGetValue(date, out var other)
                ? new ClinicDay(date, other.Hours, other.Reason)
                : new ClinicDay(date, clinic.OperatingHours.On(date.DayOfWeek), null))],
            staff,
            [.. visits.Select(v => v with { StartsAt = TimeZoneInfo.ConvertTime(v.StartsAt, zone), EndsAt = TimeZoneInfo.ConvertTime(v.EndsAt, zone) })],
            [.. held.Select(h => h with { StartsAt = TimeZoneInfo.ConvertTime(h.StartsAt, zone), EndsAt = TimeZoneInfo.ConvertTime(h.EndsAt, zone) })])
        {
            Blocked = [.. blocks.Select(b => b with { StartsAt = TimeZoneInfo.ConvertTime(b.StartsAt, zone), EndsAt = TimeZoneInfo.ConvertTime(b.EndsAt, zone) })],
        };
    }
}

public sealed record ClinicVisits(
    string ClinicName,
    string TimeZone,
    IReadOnlyList<ClinicDay> Days,
    IReadOnlyList<ClinicStaff> Staff,
    IReadOnlyList<ClinicVisit> Visits,
    IReadOnlyList<HeldTime> Held)
{
    /// <summary>Time that was closed by hand, wholly or partly within these days.</summary>
    public IReadOnlyList<ClosedTime> Blocked { get; init; } = [];
}

/// <param name="StartsAt">With the offset of the clinic's zone, like the end.</param>
public sealed record ClosedTime(Guid Id, Guid StaffId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Reason);

/// <param name="Date">On the clinic's calendar.</param>
/// <param name="Open">From when to when it is open; null = closed.</param>
/// <param name="Reason">Why the day is not as its weekday usually is.</param>
public sealed record ClinicDay(DateOnly Date, DayHours? Open, string? Reason);

public sealed record ClinicStaff(Guid Id, string Name, string? Specialization);

/// <param name="StartsAt">With the offset of the clinic's zone, like the end.</param>
/// <param name="AnswerBefore">While it is a request: it lapses then.</param>
/// <param name="Channel">Other than online: it is paid at the clinic.</param>
/// <param name="ExceptionReason">One of <see cref="SlotExceptions"/>: its time does not fit any more.</param>
public sealed record ClinicVisit(
    Guid BookingId,
    string Reference,
    BookingStatus Status,
    Guid? StaffId,
    string ServiceName,
    Guid PetId,
    string PetName,
    string PetSpecies,
    bool HasPhoto,
    string OwnerName,
    string OwnerPhone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset? CheckedInAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? AnswerBefore = null,
    DateTimeOffset? NoShowAt = null,
    BookingChannel Channel = BookingChannel.Online,
    string? ExceptionReason = null);

/// <summary>A seat that is held while somebody pays.</summary>
public sealed record HeldTime(Guid? StaffId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset Until);
