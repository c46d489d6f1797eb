using PetPro.Core.Bookings;
using PetPro.Core.Pets;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>
/// An animal has died: what was booked for the day of its death or later is cancelled and goes back whole, whatever the clinic's rule;
/// holds end. A visit that has begun is the clinic's to end. Where the death was taken back meanwhile nothing happens.
/// </summary>
public sealed class CallOffVisitsWhenPetDied(TimeProvider clock) : IHandle<PetDied>
{
    public async Task HandleAsync(PetDied happened, PetProDb db, CancellationToken cancellation)
    {
        if (await db.Pets.AnyAsync(p => p.Id == happened.PetId && p.DiedOn != null, cancellation))
        {
            await CallOff.ForPetAsync(
                db,
                (happened.PetId, happened.UserId),
                CancellationReasons.PetDied,
                slot => slot.SlotDate >= happened.DiedOn,
                clock.GetUtcNow(),
                cancellation);
        }
    }
}
