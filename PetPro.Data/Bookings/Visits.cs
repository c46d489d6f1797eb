using PetPro.Core.Accounts;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>What the four steps of a visit share: the clinic's staff only, one at a time, the entity decides.</summary>
internal static class Visits
{
    public static async Task<Result> ChangeAsync(
        IDbContextFactory<PetProDb> contexts, Actor actor, Guid bookingId, Func<Booking, DateTimeOffset, Result> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var startsAt = await db.Bookings.AtClinicsOf(actor, Permissions.RunVisits).Where(b => b.Id == bookingId)
            .Join(db.Slots, b => b.SlotId, s => s.Id, (b, s) => (DateTimeOffset?)s.StartsAt).SingleOrDefaultAsync(cancellation);
        if (startsAt is null)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var booking = await db.Bookings.FromSql($"SELECT * FROM bookings.bookings WHERE id = {bookingId} FOR UPDATE").SingleAsync(cancellation);
        if (change(booking, startsAt.Value) is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
