using PetPro.Core.Clinics;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>A clinic that was approved can be booked at once. Making slots is idempotent and commits by itself: see <see cref="SlotMaking"/>.</summary>
public sealed class MakeSlotsWhenClinicApproved(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IHandle<ClinicApproved>
{
    public Task HandleAsync(ClinicApproved happened, PetProDb db, CancellationToken cancellation) =>
        SlotMaking.RemakeAsync(contexts, happened.ClinicId, clock.GetUtcNow(), cancellation);
}
