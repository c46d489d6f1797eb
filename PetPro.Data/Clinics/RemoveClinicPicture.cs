using PetPro.Core.Outside;

namespace PetPro.Data.Clinics;

/// <summary>Shows a picture no more; its file goes, too.</summary>
public sealed class RemoveClinicPicture(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid pictureId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if ((await db.LockPicturesAsync(actor, clinicId, cancellation))?.Find(p => p.Id == pictureId) is not { } picture)
        {
            return Error.NotFound;
        }

        db.Remove(picture);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await files.DeleteAsync(picture.FileKey, cancellation);
        return Result.Ok;
    }
}
