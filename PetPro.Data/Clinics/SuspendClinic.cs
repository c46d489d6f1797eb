using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Takes an approved clinic out of search and off sale at once, with a reason. What is booked stands; its owners are told.</summary>
public sealed class SuspendClinic(IDbContextFactory<PetProDb> contexts)
{
    public Task<Result> RunAsync(Actor actor, Guid clinicId, string reason, CancellationToken cancellation) =>
        contexts.DecideAsync(actor, clinicId, ClinicDeed.Suspended, reason, clinic => clinic.Suspend(reason), cancellation);
}
