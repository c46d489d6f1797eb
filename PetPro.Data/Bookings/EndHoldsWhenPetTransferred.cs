using PetPro.Core.Bookings;
using PetPro.Core.Pets;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>A pet lives with somebody else: what its former owner held and had not paid ends. What was paid stays the payer's.</summary>
public sealed class EndHoldsWhenPetTransferred(TimeProvider clock) : IHandle<PetTransferred>
{
    public Task HandleAsync(PetTransferred happened, PetProDb db, CancellationToken cancellation) => CallOff.ForPetAsync(
        db, (happened.PetId, happened.FromUserId), CancellationReasons.PetTransferred, _ => false, clock.GetUtcNow(), cancellation);
}
