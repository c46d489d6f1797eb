using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Refuses a clinic's application, with a reason that the applicant reads.</summary>
public sealed class RejectClinic(IDbContextFactory<PetProDb> contexts)
{
    public Task<Result> RunAsync(Actor actor, Guid clinicId, string reason, CancellationToken cancellation) =>
        contexts.DecideAsync(actor, clinicId, ClinicDeed.Rejected, reason, clinic => clinic.Reject(reason), cancellation);
}
