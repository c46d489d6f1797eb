using PetPro.Core.Accounts;

namespace PetPro.Data.Bookings;

/// <summary>The clinic does not take a visit that was paid: everything goes back, and its time is free again at once.</summary>
public sealed class RejectRequest(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="note">The clinic's words to the owner.</param>
    /// <returns>What goes back.</returns>
    public async Task<Result<Money>> RunAsync(Actor actor, Guid bookingId, string? note, CancellationToken cancellation)
    {
        if (ClinicWords.Check(note) is { } wrong)
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
        var rejected = await Requests.EndAsync(
            db, reservationId.Value, (booking, paid) => booking.Reject(note!, paid), clock.GetUtcNow(), cancellation);
        if (!rejected.IsOk)
        {
            return rejected;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return rejected;
    }
}
