using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>For managers: what the clinic tells of itself, and its pictures.</summary>
public sealed class GetClinicProfile(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<EditableClinic>> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.ManageClinic))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == clinicId, cancellation);
        return new EditableClinic(clinic.Profile(), await db.PicturesOfAsync(clinicId, cancellation));
    }
}

public sealed record EditableClinic(ClinicProfile Profile, IReadOnlyList<ShownPicture> Pictures);

/// <param name="Alternative">What can be seen on it; may be empty.</param>
public sealed record ShownPicture(Guid Id, string Alternative, int Width, int Height);

internal static class PictureRows
{
    public static async Task<IReadOnlyList<ShownPicture>> PicturesOfAsync(this PetProDb db, Guid clinicId, CancellationToken cancellation) =>
        await db.ClinicPictures.AsNoTracking().Where(p => p.ClinicId == clinicId).OrderBy(p => p.Place).ThenBy(p => p.Id)
            .Select(p => new ShownPicture(p.Id, p.Alternative, p.Width, p.Height)).ToListAsync(cancellation);

    /// <summary>The first picture of each of these clinics that has any.</summary>
    public static async Task<Dictionary<Guid, Guid?>> FirstPicturesAsync(this PetProDb db, Guid[] clinics, CancellationToken cancellation) =>
        (await db.ClinicPictures.AsNoTracking().Where(p => clinics.Contains(p.ClinicId))
            .Select(p => new { p.ClinicId, p.Id, p.Place }).ToListAsync(cancellation))
        .GroupBy(p => p.ClinicId).ToDictionary(of => of.Key, of => (Guid?)of.OrderBy(p => p.Place).ThenBy(p => p.Id).First().Id);

    /// <summary>The pictures of a clinic that the actor manages, the clinic locked so that their order is one; null where it is none such.</summary>
    public static async Task<List<ClinicPicture>?> LockPicturesAsync(this PetProDb db, Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.ManageClinic))
        {
            return null;
        }

        await db.LockClinicAsync(clinicId, cancellation);
        return await db.ClinicPictures.Where(p => p.ClinicId == clinicId).OrderBy(p => p.Place).ThenBy(p => p.Id).ToListAsync(cancellation);
    }
}
