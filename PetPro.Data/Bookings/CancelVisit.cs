using PetPro.Core.Accounts;

namespace PetPro.Data.Bookings;

/// <summary>The clinic takes a visit back: all that was paid goes back, its seat is free, and the owner reads why.</summary>
public sealed class CancelVisit(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="words">The clinic's words to the owner.</param>
    /// <returns>What goes back.</returns>
    public async Task<Result<Money>> RunAsync(Actor actor, Guid bookingId, string? words, CancellationToken cancellation)
    {
        if (ClinicWords.Check(words) is { } wrong)
        {
            return wrong;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var reservationId = await db.Bookings.AtClinicsOf(actor, Permissions.RunVisits).Where(b => b.Id == bookingId)
            .Select(b => (Guid?)b.ReservationId).SingleOrDefaultAsync(cancellation);
        if (reservationId is null)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var cancelled = await Requests.EndAsync(
            db, reservationId.Value, (booking, paid) => booking.CancelByClinic(words!, paid), clock.GetUtcNow(), cancellation);
        if (!cancelled.IsOk)
        {
            return cancelled;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return cancelled;
    }
}
