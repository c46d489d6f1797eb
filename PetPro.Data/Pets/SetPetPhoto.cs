using PetPro.Core.Outside;

namespace PetPro.Data.Pets;

/// <summary>Shows a pet by a picture, in place of the one before.</summary>
public sealed class SetPetPhoto(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    public async Task<Result> RunAsync(Actor actor, Guid petId, Stream upload, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var pet = await db.Pets.OwnedBy(actor).SingleOrDefaultAsync(p => p.Id == petId, cancellation);
        if (pet is null)
        {
            return Error.NotFound;
        }

        var photo = await PhotoPolicy.ReadAsync(upload, cancellation);
        if (!photo.IsOk)
        {
            return photo.Error;
        }

        var before = pet.PhotoKey;
        using var content = new MemoryStream(photo.Value.Content, writable: false);
        pet.ShowPhoto(await files.SaveAsync(content, photo.Value.ContentType, cancellation));
        await db.SaveChangesAsync(cancellation);
        if (before is not null)
        {
            await files.DeleteAsync(before, cancellation);
        }

        return Result.Ok;
    }
}
