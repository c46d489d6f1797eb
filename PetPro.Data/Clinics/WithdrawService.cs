namespace PetPro.Data.Clinics;

/// <summary>A service is offered no more, or again. Visits that are booked stay, and appear among the exceptions.</summary>
public sealed class WithdrawService(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="isOffered">False = withdraw it, true = offer it again.</param>
    public async Task<Result> RunAsync(Actor actor, Guid serviceId, bool isOffered, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var service = await db.Services.ManagedBy(actor).SingleOrDefaultAsync(s => s.Id == serviceId, cancellation);
        if (service is null)
        {
            return Error.NotFound;
        }

        if (isOffered)
        {
            service.BringBack();
        }
        else
        {
            service.Withdraw();
        }

        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
