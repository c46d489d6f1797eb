using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>A clinic's rules for booking ahead and for cancelling change; a visit that is booked follows the new ones when it is cancelled.</summary>
public sealed class SetBookingRules(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, BookingRules rules, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.ManagedBy(actor).SingleOrDefaultAsync(c => c.Id == clinicId, cancellation);
        if (clinic is null)
        {
            return Error.NotFound;
        }

        var changed = clinic.ChangeRules(rules);
        if (changed.IsOk)
        {
            await db.SaveChangesAsync(cancellation);
        }

        return changed;
    }
}
