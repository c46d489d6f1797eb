using PetPro.Core.Clinics;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>Hours, days off, staff or services have changed: the clinic's slots follow. It is idempotent and commits by itself: see <see cref="SlotMaking"/>.</summary>
public sealed class RemakeSlotsWhenClinicPlanChanged(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IHandle<ClinicPlanChanged>
{
    public Task HandleAsync(ClinicPlanChanged happened, PetProDb db, CancellationToken cancellation) =>
        SlotMaking.RemakeAsync(contexts, happened.ClinicId, clock.GetUtcNow(), cancellation);
}
