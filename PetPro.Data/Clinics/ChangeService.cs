using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Changes what a clinic says of a service. Who has booked keeps the time; the other slots follow.</summary>
public sealed class ChangeService(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid serviceId, ServiceTerms terms, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var service = await db.Services.ManagedBy(actor).Include(s => s.Staff).SingleOrDefaultAsync(s => s.Id == serviceId, cancellation);
        if (service is null)
        {
            return Error.NotFound;
        }

        if (await ServiceReferences.CheckAsync(db, service.ClinicId, terms, cancellation) is { } wrong)
        {
            return wrong;
        }

        var changed = service.Change(terms);
        if (changed.IsOk)
        {
            await db.SaveChangesAsync(cancellation);
        }

        return changed;
    }
}
