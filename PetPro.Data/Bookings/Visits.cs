using PetPro.Core.Accounts;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>What the steps of a visit, and taking one back, share: the clinic's staff only, one at a time, the entity decides.</summary>
internal static class Visits
{
    public static Task<Result> ChangeAsync(
        IDbContextFactory<PetProDb> contexts, Actor actor, Guid bookingId, Func<Booking, DateTimeOffset, Result> change, CancellationToken cancellation) =>
        ChangeAsync(contexts, actor, bookingId, async (booking, db) => change(
            booking, await db.Slots.Where(s => s.Id == booking.SlotId).Select(s => s.StartsAt).SingleAsync(cancellation)), cancellation);

    public static async Task<Result> ChangeAsync(
        IDbContextFactory<PetProDb> contexts, Actor actor, Guid bookingId, Func<Booking, PetProDb, Task<Result>> change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Bookings.AtClinicsOf(actor, Permissions.RunVisits).AnyAsync(b => b.Id == bookingId, cancellation))
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var booking = await db.Bookings.FromSql($"SELECT * FROM bookings.bookings WHERE id = {bookingId} FOR UPDATE").SingleAsync(cancellation);
        if (await change(booking, db) is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
