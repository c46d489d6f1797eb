namespace PetPro.Data.Clinics;

/// <summary>Says what can be seen on a picture.</summary>
public sealed class DescribeClinicPicture(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid pictureId, string? words, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if ((await db.LockPicturesAsync(actor, clinicId, cancellation))?.Find(p => p.Id == pictureId) is not { } picture)
        {
            return Error.NotFound;
        }

        var described = picture.Describe(words);
        if (!described.IsOk)
        {
            return described;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
