using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Outside;

namespace PetPro.Data.Clinics;

/// <summary>Shows one more picture of the clinic, after the others.</summary>
public sealed class AddClinicPicture(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid clinicId, Stream upload, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.ManageClinic))
        {
            return Error.NotFound;
        }

        var photo = await PhotoPolicy.ReadAsync(upload, cancellation);
        if (!photo.IsOk)
        {
            return photo.Error;
        }

        using var content = new MemoryStream(photo.Value.Content, writable: false);
        var key = await files.SaveAsync(content, photo.Value.ContentType, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var others = (await db.LockPicturesAsync(actor, clinicId, cancellation))!;
        if (others.Count >= ClinicPicture.MostPerClinic)
        {
            await files.DeleteAsync(key, cancellation);
            return Error.Conflict("too-many-pictures", ClinicPicture.MostPerClinic);
        }

        var picture = ClinicPicture.Show(clinicId, key, photo.Value.Width, photo.Value.Height, others.Count == 0 ? 0 : others[^1].Place + 1);
        db.Add(picture);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return picture.Id;
    }
}
