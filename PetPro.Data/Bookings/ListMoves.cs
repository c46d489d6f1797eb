using PetPro.Core.Accounts;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>Who moved a visit from when to when, the latest first; for its owner and for the clinic's staff.</summary>
public sealed class ListMoves(IDbContextFactory<PetProDb> contexts)
{
    public async Task<IReadOnlyList<MoveView>> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinics = actor.ClinicsWhere(Permissions.SeeVisits);
        return await (
            from move in db.BookingMoves
            join booking in db.Bookings on move.BookingId equals booking.Id
            where move.BookingId == bookingId && move.Status == MoveStatus.Done && (booking.UserId == actor.UserId || clinics.Contains(booking.ClinicId))
            orderby move.MovedAt descending
            select new MoveView(
                move.MovedBy,
                move.MovedAt!.Value,
                move.FromStartsAt,
                move.ToStartsAt,
                db.Services.Where(s => s.Id == move.FromServiceId).Select(s => s.Name).First(),
                db.Services.Where(s => s.Id == move.ToServiceId).Select(s => s.Name).First(),
                move.Difference)).AsNoTracking().Take(50).ToListAsync(cancellation);
    }
}

public sealed record MoveView(
    MovedBy By, DateTimeOffset MovedAt, DateTimeOffset From, DateTimeOffset To, string FromService, string ToService, Money Difference);
