using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>A clinic offers something new; its slots are made at once.</summary>
public sealed class OfferService(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid clinicId, ServiceTerms terms, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Clinics.ManagedBy(actor).AnyAsync(c => c.Id == clinicId, cancellation))
        {
            return Error.NotFound;
        }

        if (await ServiceReferences.CheckAsync(db, clinicId, terms, cancellation) is { } wrong)
        {
            return wrong;
        }

        var service = ClinicService.Add(clinicId, terms);
        if (!service.IsOk)
        {
            return service.Error;
        }

        db.Add(service.Value);
        await db.SaveChangesAsync(cancellation);
        return service.Value.Id;
    }
}
