using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Lifts a suspension: the clinic can be found and booked again.</summary>
public sealed class ReinstateClinic(IDbContextFactory<PetProDb> contexts)
{
    public Task<Result> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation) =>
        contexts.DecideAsync(actor, clinicId, ClinicDeed.Reinstated, null, clinic => clinic.Reinstate(), cancellation);
}
