using PetPro.Core.Outside;

namespace PetPro.Data.Clinics;

/// <summary>Shows a member of staff by a picture, in place of the one before.</summary>
public sealed class SetStaffPhoto(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid staffId, Stream upload, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.FindStaffAsync(actor, clinicId, staffId, cancellation) is not { } member)
        {
            return Error.NotFound;
        }

        var photo = await PhotoPolicy.ReadAsync(upload, cancellation);
        if (!photo.IsOk)
        {
            return photo.Error;
        }

        var before = member.PhotoKey;
        using var content = new MemoryStream(photo.Value.Content, writable: false);
        member.ShowPhoto(await files.SaveAsync(content, photo.Value.ContentType, cancellation));
        await db.SaveChangesAsync(cancellation);
        if (before is not null)
        {
            await files.DeleteAsync(before, cancellation);
        }

        return Result.Ok;
    }
}
