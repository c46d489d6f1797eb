using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Gives an application back to the applicant, with what is still wanted.</summary>
public sealed class AskClinicForMore(IDbContextFactory<PetProDb> contexts)
{
    public Task<Result> RunAsync(Actor actor, Guid clinicId, string words, CancellationToken cancellation) =>
        contexts.DecideAsync(actor, clinicId, ClinicDeed.MoreAsked, words, clinic => clinic.AskForMore(words), cancellation);
}
