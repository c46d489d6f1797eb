using PetPro.Core.Bookings;

namespace PetPro.Data.Notifications;

/// <summary>What a calendar program reads: the coming visits and the latest past ones of whose address it is; no more of them than a calendar needs.</summary>
public sealed class OpenCalendarFeed(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int Most = 1000;
    private static readonly TimeSpan Past = TimeSpan.FromDays(60);
    private static readonly BookingStatus[] Shown =
        [BookingStatus.Confirmed, BookingStatus.InProgress, BookingStatus.Completed, BookingStatus.NoShow, BookingStatus.Cancelled];

    /// <returns>RFC 5545; the same text as long as nothing has changed.</returns>
    public async Task<Result<string>> RunAsync(Actor actor, string secret, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (LinkSecret.HashOf(secret) is not { } hash
            || await db.CalendarFeeds.Where(f => f.SecretHash == hash && db.Users.Any(u => u.Id == f.UserId && u.IsActive))
                .Select(f => (Guid?)f.UserId).SingleOrDefaultAsync(cancellation) is not { } userId)
        {
            return Error.NotFound;
        }

        var since = clock.GetUtcNow() - Past;
        var visits = await (
            from booking in db.Bookings
            join slot in db.Slots on booking.SlotId equals slot.Id
            join pet in db.Pets on booking.PetId equals pet.Id
            join clinic in db.Clinics on booking.ClinicId equals clinic.Id
            join service in db.Services on booking.ServiceId equals service.Id
            where booking.UserId == userId && slot.StartsAt >= since && Shown.Contains(booking.Status)
            orderby slot.StartsAt descending, booking.Id
            select new FeedVisit(
                booking.Id, booking.Status == BookingStatus.Cancelled, booking.TimesMoved, booking.UpdatedAt, slot.StartsAt, slot.EndsAt, pet.Name, service.Name,
                clinic.Name, clinic.Address + ", " + clinic.City)).Take(Most).ToListAsync(cancellation);
        return CalendarFile.Write(
            [("X-WR-CALNAME", "PetPro"), ("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"), ("X-PUBLISHED-TTL", "PT1H")], visits.Select(v => v.Properties()));
    }

    private sealed record FeedVisit(
        Guid Id, bool IsCancelled, int TimesMoved, DateTimeOffset ChangedAt, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Pet, string Service, string Clinic, string Address)
    {
        public IReadOnlyList<(string Name, string Value)> Properties() =>
        [
            ("UID", CalendarFile.Uid(Id)),
            ("DTSTAMP", CalendarFile.Utc(ChangedAt)),
            ("DTSTART", CalendarFile.Utc(StartsAt)),
            ("DTEND", CalendarFile.Utc(EndsAt)),
            ("SEQUENCE", CalendarFile.Sequence(TimesMoved, IsCancelled)),
            ("STATUS", IsCancelled ? "CANCELLED" : "CONFIRMED"),
            ("SUMMARY", CalendarFile.Text($"{Service} · {Pet}")),
            ("LOCATION", CalendarFile.Text($"{Clinic}, {Address}")),
        ];
    }
}
