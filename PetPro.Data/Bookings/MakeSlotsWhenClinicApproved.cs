using PetPro.Core.Clinics;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>A clinic that was approved can be booked at once.</summary>
public sealed class MakeSlotsWhenClinicApproved(TimeProvider clock) : IHandle<ClinicApproved>
{
    public Task HandleAsync(ClinicApproved happened, PetProDb db, CancellationToken cancellation) =>
        SlotMaking.MakeAsync(db, happened.ClinicId, clock.GetUtcNow(), cancellation);
}
