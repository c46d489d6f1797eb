using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Lets a clinic be found and booked. Whoever applied for it becomes its manager, where nobody has put that account on its staff.</summary>
public sealed class ApproveClinic(IDbContextFactory<PetProDb> contexts)
{
    public Task<Result> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation) =>
        contexts.DecideAsync(actor, clinicId, ClinicDeed.Approved, null, clinic => clinic.Approve(), cancellation);
}
