using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>A manager changes what the clinic tells of itself. Another name or address goes into the clinic's history, for admins to see.</summary>
public sealed class ChangeClinicProfile(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, ClinicEntry entry, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.ManageClinic))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var clinic = (await db.LockClinicAsync(clinicId, cancellation))!;
        var (name, address) = (clinic.Name, Place(clinic));
        var profile = entry.Check(clinic.Slug, clinic.BookingRules, clinic.OperatingHours);
        var changed = profile.IsOk ? clinic.ChangeProfile(profile.Value) : profile.Error;
        if (!changed.IsOk)
        {
            return changed;
        }

        if (clinic.Name != name)
        {
            db.Add(ClinicDecision.Of(clinicId, ClinicDeed.NameChanged, $"{name} → {clinic.Name}", actor.UserId));
        }

        if (Place(clinic) != address)
        {
            db.Add(ClinicDecision.Of(clinicId, ClinicDeed.AddressChanged, $"{address} → {Place(clinic)}", actor.UserId));
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }

    private static string Place(Clinic clinic) =>
        $"{clinic.Address}, {clinic.City}, {clinic.Province} {clinic.PostalCode} ({new ClinicPosition(clinic.Latitude, clinic.Longitude)})";
}
