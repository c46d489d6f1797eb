using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Jobs;
using PetPro.Data.Notifications;

namespace PetPro.Data.Bookings;

/// <summary>
/// Reminds of visits the day before and two hours before. Whose pet it is now is told; the one who had booked it keeps the booking.
/// The key of what was told holds the visit's time, so a visit that is moved is reminded of by its new time, and nobody twice.
/// </summary>
public sealed class RemindOfVisits(IDbContextFactory<PetProDb> contexts, MailQueue mails, TimeProvider clock) : IJobWork
{
    private const int AtOnce = 500;

    public static string Name => "visit-reminders";

    public static string Cron => "30 0/5 * * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        var told = 0;
        Coming? last = null;
        List<Coming> page;
        do
        {
            page = await ReadAsync(last, cancellation);
            foreach (var visit in page)
            {
                told += await TellAsync(visit, cancellation) ? 1 : 0;
            }

            last = page.LastOrDefault() ?? last;
        }
        while (page.Count == AtOnce);

        return $"{told} reminders";
    }

    private async Task<List<Coming>> ReadAsync(Coming? after, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var (since, id) = (after?.StartsAt ?? now, after?.BookingId ?? Guid.Empty);
        return await (
            from booking in db.Bookings
            join slot in db.Slots on booking.SlotId equals slot.Id
            join clinic in db.Clinics on booking.ClinicId equals clinic.Id
            join pet in db.Pets on booking.PetId equals pet.Id
            join profile in db.UserProfiles on pet.UserId equals profile.UserId
            where booking.Status == BookingStatus.Confirmed && booking.CheckedInAt == null && pet.DiedOn == null
                && slot.StartsAt >= since && slot.StartsAt <= now.AddHours(VisitReminders.Steps[0])
                && EF.Functions.GreaterThan(ValueTuple.Create(slot.StartsAt, booking.Id), ValueTuple.Create(since, id))
            orderby slot.StartsAt, booking.Id
            select new Coming(booking.Id, slot.StartsAt, booking.CreatedAt, clinic.TimeZone, booking.UserId, pet.UserId, pet.Id, profile.Language))
            .AsNoTracking().Take(AtOnce).ToListAsync(cancellation);
    }

    /// <returns>Was it told now?</returns>
    private async Task<bool> TellAsync(Coming visit, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(visit.TimeZone));
        if (VisitReminders.StepAt(now, visit.StartsAt, visit.BookedAt, TimeOnly.FromDateTime(local.DateTime)) is not { } step)
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // It is looked at once more with the row locked: a visit that is being cancelled or moved is not reminded of.
        var isFirst = await db.Database.ExecuteSqlAsync($"""
            WITH still AS (
                SELECT b.id FROM bookings.bookings b JOIN bookings.slots s ON s.id = b.slot_id
                WHERE b.id = {visit.BookingId} AND b.status = 'confirmed' AND s.starts_at = {visit.StartsAt} FOR SHARE OF b)
            INSERT INTO bookings.visit_reminders (booking_id, starts_at, step, told_at)
            SELECT id, {visit.StartsAt}, {step}, {now} FROM still ON CONFLICT DO NOTHING
            """, cancellation) == 1;
        if (isFirst)
        {
            await TellAsync(db, visit, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return isFirst;
    }

    private async Task TellAsync(PetProDb db, Coming coming, CancellationToken cancellation)
    {
        var visit = await Visit.GetAsync(db, coming.BookingId, cancellation);
        var link = coming.PayerId == coming.OwnerId ? visit.Link : $"/owner/pets/{coming.PetId}";
        db.Tell(coming.OwnerId, coming.Language, NotificationTypes.VisitReminder, visit.Facts(coming.Language), link, visit.BookingId);
        mails.Add(
            db,
            coming.OwnerId,
            NotificationTypes.VisitReminder,
            coming.Language,
            new Dictionary<string, string> { [MailArguments.Booking] = visit.BookingId.ToString(), [MailArguments.Link] = link },
            sendBefore: coming.StartsAt);
    }

    private sealed record Coming(
        Guid BookingId, DateTimeOffset StartsAt, DateTimeOffset BookedAt, string TimeZone, Guid PayerId, Guid OwnerId, Guid PetId, string Language);
}
