namespace PetPro.Data.Clinics;

/// <summary>Puts a picture one place nearer to the front; the first is the one in search.</summary>
public sealed class MoveClinicPicture(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid pictureId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var pictures = await db.LockPicturesAsync(actor, clinicId, cancellation);
        var at = pictures?.FindIndex(p => p.Id == pictureId) ?? -1;
        if (at < 0)
        {
            return Error.NotFound;
        }

        if (at > 0)
        {
            (pictures![at - 1], pictures[at]) = (pictures[at], pictures[at - 1]);
            for (var place = 0; place < pictures.Count; place++)
            {
                pictures[place].PutAt(place);
            }
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
